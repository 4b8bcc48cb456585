// What the keys do. Never a letter, digit or sign alone (WCAG 2.1.4), never Ctrl with Alt, which types letters (AltGr, To Bach).
// Whoever wants other keys chooses them in the form (shortcuts_form.js); they are kept in the browser.
(() => {
  const { bench } = window;
  if (!bench?.form) return;
  const NAME = 'papurbro:shortcuts';
  const DEFAULTS = {
    next: 'Ctrl+Enter', down: 'Alt+ArrowDown', up: 'Alt+ArrowUp', take: 'Alt+1', preview: 'Alt+Shift+P', search: 'Alt+Shift+K', help: 'Alt+Shift+H',
  };

  const actions = {
    next: () => finish(bench.now),
    down: () => step(1),
    up: () => step(-1),
    preview: () => bench.root.querySelector('[data-preview-open]')?.click(),
    search: () => bench.search?.(),
    help: () => bench.root.querySelector('[data-shortcuts-open]')?.click(),
  };

  // Finished: saved as it stands, an older translation that still fits too; then on to the next part that is not.
  function finish(part) {
    if (!part) return;
    if (part.touched || (!bench.isDone(part) && part.field.value.trim())) bench.saving.save(part, { finished: true, fits: true });
    part.touched = false;
    const place = bench.parts.indexOf(part);
    const turned = [...bench.parts.slice(place + 1), ...bench.parts.slice(0, place)];
    const next = turned.find((each) => !bench.isDone(each));
    if (next) bench.goTo(next);
    else bench.say(bench.said('allDone'));
  }

  function step(by) {
    const next = bench.parts[bench.parts.indexOf(bench.now) + by];
    if (next) bench.goTo(next);
  }

  function combination(event) {
    const key = /^(Digit|Key|Numpad)(.)$/.exec(event.code)?.[2] ?? (event.key === ' ' ? 'Space' : event.key);
    const held = [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', event.shiftKey && 'Shift', event.metaKey && 'Meta'].filter(Boolean);
    return [...held, key.length === 1 ? key.toUpperCase() : key].join('+');
  }

  const typesLetters = (event) => event.getModifierState('AltGraph') || (event.ctrlKey && event.altKey);

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(NAME)) ?? {};
    } catch {
      return {};
    }
  }

  let keys = { ...DEFAULTS, ...stored() };

  const shown = (combo) => combo.replace('Enter', '↵').replace('ArrowDown', '↓').replace('ArrowUp', '↑').replaceAll('+', ' ');
  const nth = (number) => keys.take.replace(/1$/, number);

  // The keys beside what they do.
  function label(within = bench.root) {
    for (const key of within.querySelectorAll('[data-shortcut]')) key.textContent = shown(keys[key.dataset.shortcut]);
    for (const part of bench.parts) {
      part.item.querySelectorAll('[data-slot="panel"] [data-use]').forEach((button, place) => {
        if (place > 8) return;
        button.querySelector('kbd').textContent = shown(nth(place + 1));
        button.setAttribute('aria-keyshortcuts', nth(place + 1));
      });
    }
  }

  bench.shortcuts = {
    DEFAULTS,
    combination,
    typesLetters,
    shown,
    get keys() { return keys; },
    change(chosen) {
      keys = { ...DEFAULTS, ...chosen };
      localStorage.setItem(NAME, JSON.stringify(keys));
      label();
    },
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || typesLetters(event) || document.querySelector('dialog[open]')) return;
    const combo = combination(event);
    const digit = /[1-9]$/.exec(combo)?.[0];
    const action = Object.keys(actions).find((name) => keys[name] === combo);
    if (digit && combo === nth(digit)) bench.suggestions.take(Number(digit));
    else if (action) actions[action]();
    else return;
    event.preventDefault();
  });

  bench.form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-save-next]');
    if (!button) return;
    event.preventDefault();
    finish(bench.partOf(button));
  });
  bench.hear('panel', () => label());
  label();
})();
