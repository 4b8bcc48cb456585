// The bar below the open field: the marks of this part, and the letters that many keyboards lack. One stop of the Tab key; arrows lead along it.
(() => {
  const { bench, markText } = window;
  if (!bench?.form) return;
  const LETTERS = ['ŵ', 'ŷ', 'â', 'ê', 'î', 'ô', 'û', 'ï', '’'];
  const bar = document.createElement('div');
  bar.className = 'pair-letters';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', bench.said('insert'));
  let part = null;
  let capitals = false;

  function button(label, act, more = {}) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = label;
    for (const [name, value] of Object.entries(more)) made.setAttribute(name, value);
    // The field keeps the focus, and a phone its keyboard.
    made.addEventListener('pointerdown', (event) => event.preventDefault());
    made.addEventListener('click', act);
    return made;
  }

  function insert(text) {
    const { field } = part;
    const [from, to] = markText.widened(field.value, field.selectionStart, field.selectionEnd);
    bench.editing.replace(field, from, to, text);
  }

  // Around the selected words, taken from where the pair stands already, if it does.
  function surround(number) {
    const { field } = part;
    const [from, to] = markText.widened(field.value, field.selectionStart, field.selectionEnd);
    const [left, words, right] = [field.value.slice(0, from), field.value.slice(from, to), field.value.slice(to)]
      .map((text) => markText.without(text, number));
    const opened = `${left}⟦${number}⟧${words}`;
    bench.editing.write(field, `${opened}⟦/${number}⟧${right}`, opened.length);
  }

  function letters() {
    const shown = capitals ? LETTERS.map((letter) => letter.toUpperCase()) : LETTERS;
    return shown.map((letter) => button(letter, () => insert(letter)));
  }

  function fill() {
    const numbers = bench.editing.known(part.field).filter((mark) => !mark.includes('/')).map((mark) => mark.slice(1, -1));
    const marks = numbers.map((number) => button(`⟦${number}⟧`, () => surround(number), { 'aria-label': bench.said('around', `⟦${number}⟧`), title: bench.said('around', `⟦${number}⟧`) }));
    const shift = button('Aa', () => { capitals = !capitals; fill(); bar.lastChild.focus(); }, { 'aria-pressed': capitals, 'aria-label': bench.said('capitals') });
    bar.replaceChildren(...marks, ...letters(), shift);
    rove(bar.firstChild);
  }

  function rove(chosen) {
    for (const each of bar.children) each.tabIndex = each === chosen ? 0 : -1;
  }

  bar.addEventListener('keydown', (event) => {
    const all = [...bar.children];
    const place = all.indexOf(document.activeElement);
    const to = { ArrowRight: (place + 1) % all.length, ArrowLeft: (place + all.length - 1) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (place < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    rove(all[to]);
    all[to].focus();
  });

  function show(opened) {
    part = opened;
    fill();
    part.item.querySelector('[data-bar]').append(bar);
  }

  bench.hear('open', show);
  if (bench.now) show(bench.now);
})();
