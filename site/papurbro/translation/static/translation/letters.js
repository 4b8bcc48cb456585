// A row of buttons under the field one is writing in: the letters that many keyboards lack, and the marks of this part.
// Without JavaScript there is no row, and everything can be typed or pasted all the same.
(() => {
  const LETTERS = ['ŵ', 'ŷ', 'â', 'ê', 'î', 'ô', 'û', '’'];
  const row = document.createElement('div');
  row.className = 'pair-letters';
  let field = null;

  function insert(text) {
    if (!field) return;
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function button(text) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    // The field keeps the focus, and a phone its keyboard.
    made.addEventListener('pointerdown', (event) => event.preventDefault());
    made.addEventListener('click', () => insert(text));
    return made;
  }

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement) || target.dataset.marks === undefined) return;
    field = target;
    const marks = target.dataset.marks.split(' ').filter(Boolean);
    row.replaceChildren(...[...marks, ...LETTERS].map(button));
    target.after(row);
  });
})();
