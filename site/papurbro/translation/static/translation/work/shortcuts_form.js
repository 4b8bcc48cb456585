// Choosing other keys: a field takes the combination that is pressed in it. Tab, Escape and Enter keep their meaning.
(() => {
  const { bench } = window;
  const dialog = bench?.root.querySelector('[data-shortcuts]');
  if (!dialog) return;
  const { shortcuts } = bench;
  const form = dialog.querySelector('form');
  const told = dialog.querySelector('[data-told]');
  const fields = [...form.querySelectorAll('[data-keys]')];
  const button = bench.root.querySelector('[data-shortcuts-open]');
  const nameOf = (field) => field.labels[0].textContent.trim();

  function fill(keys) {
    for (const field of fields) {
      field.dataset.keys = keys[field.name];
      field.value = shortcuts.shown(keys[field.name]);
    }
  }

  // The suggestions have nine combinations, of which the first stands in the field.
  const first = (combo) => combo.replace(/\+[1-9]$/, '+1');

  function clashes(each, field, combo) {
    const [theirs, ours] = [each.dataset.keys, combo];
    return theirs === ours || (each.name === 'take' && theirs === first(ours)) || (field.name === 'take' && first(theirs) === ours);
  }

  // Why these keys cannot be taken, or "".
  function refusal(field, combo, event) {
    if (shortcuts.typesLetters(event)) return bench.said('altgr');
    if (!/^(Ctrl|Alt|Meta)\+/.test(combo) && !/^(Shift\+)?F\d+$/.test(combo)) return bench.said('bare');
    if (field.name === 'take' && !/\+1$/.test(combo)) return bench.said('digit');
    const double = fields.find((each) => each !== field && clashes(each, field, combo));
    return double ? bench.said('double', nameOf(double)) : '';
  }

  form.addEventListener('keydown', (event) => {
    const field = event.target.closest('[data-keys]');
    if (!field || ['Tab', 'Escape', 'Control', 'Alt', 'AltGraph', 'Shift', 'Meta'].includes(event.key)) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey) return;
    event.preventDefault();
    const combo = field.name === 'take' ? shortcuts.combination(event).replace(/[1-9]$/, '1') : shortcuts.combination(event);
    told.textContent = refusal(field, combo, event);
    if (told.textContent) return;
    field.dataset.keys = combo;
    field.value = shortcuts.shown(combo);
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    shortcuts.change(Object.fromEntries(fields.map((field) => [field.name, field.dataset.keys])));
    dialog.close();
    bench.say(bench.said('kept'));
  });
  form.querySelector('[data-defaults]').addEventListener('click', () => fill(shortcuts.DEFAULTS));
  form.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => button.focus());

  button.hidden = false;
  button.addEventListener('click', () => {
    told.textContent = '';
    fill(shortcuts.keys);
    dialog.showModal();
  });
})();
