// The marks of a text are taken out whole, with their partner, and only after they were seen: the first Backspace selects a mark, the second
// takes it out. Nothing can be typed inside one. What is pasted is text, and brings no mark that the original does not have.
(() => {
  const { bench, markText } = window;
  if (!bench?.form) return;
  const before = new WeakMap();
  const known = (field) => field.dataset.marks.split(' ').filter(Boolean);
  const fieldOf = (target) => (target instanceof HTMLTextAreaElement && target.dataset.marks !== undefined ? target : null);

  let busy = false;

  // By way of the browser's own editing, so that Ctrl+Z takes it back; by hand where a browser has none.
  function replace(field, from, to, text) {
    field.focus();
    field.setSelectionRange(from, to);
    busy = true;
    const done = text ? document.execCommand('insertText', false, text) : from === to || document.execCommand('delete');
    busy = false;
    if (done) return;
    field.setRangeText(text, from, to, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  function write(field, text, caret) {
    if (field.value !== text) replace(field, 0, field.value.length, text);
    if (caret !== undefined) field.setSelectionRange(caret, caret);
  }

  bench.editing = { replace, write, known };

  function next(field, backwards) {
    const { value, selectionStart: place } = field;
    return markText.marks(value).find(({ start, end }) => (backwards ? end === place : start === place));
  }

  function takeOut(field, numbers) {
    const kept = numbers.reduce(markText.without, field.value.slice(0, field.selectionStart));
    const after = numbers.reduce(markText.without, field.value.slice(field.selectionEnd));
    write(field, kept + after, kept.length);
    numbers.forEach((number) => bench.say(bench.said('removed', `⟦${number}⟧`)));
  }

  function remove(event, field) {
    const { value, selectionStart: from, selectionEnd: to } = field;
    const chosen = markText.marks(value).filter(({ start, end }) => start >= from && end <= to);
    if (from !== to) {
      if (!chosen.length) return;
      event.preventDefault();
      takeOut(field, [...new Set(chosen.map(({ number }) => number))]);
      return;
    }
    const mark = next(field, event.inputType.endsWith('Backward'));
    if (!mark) return;
    event.preventDefault();
    field.setSelectionRange(mark.start, mark.end);
    bench.say(bench.said('once', mark.text));
  }

  document.addEventListener('beforeinput', (event) => {
    const field = fieldOf(event.target);
    if (!field || busy) return;
    const { value, selectionStart, selectionEnd } = field;
    const [from, to] = markText.widened(value, selectionStart, selectionEnd);
    if (from !== selectionStart || to !== selectionEnd) field.setSelectionRange(from, to);
    before.set(field, { value, caret: from });
    if (event.inputType.startsWith('delete')) remove(event, field);
  });

  // What no event announced beforehand (a word deleted at once, a phone's keyboard) is looked at afterwards, and put right; and a mark whose
  // partner was written over goes with it.
  document.addEventListener('input', ({ target }) => {
    const field = fieldOf(target);
    const last = field && before.get(field);
    if (!last || busy) return;
    if (!markText.isWhole(field.value)) {
      field.value = last.value;
      field.setSelectionRange(last.caret, last.caret);
      bench.say(bench.said('whole'));
      return;
    }
    const widowed = markText.lone(field.value).filter((number) => !markText.lone(last.value).includes(number));
    if (widowed.length) takeOut(field, widowed);
  }, true);

  document.addEventListener('paste', (event) => paste(event, event.clipboardData));
  document.addEventListener('drop', (event) => paste(event, event.dataTransfer));

  function paste(event, data) {
    const field = fieldOf(event.target);
    const text = data?.getData('text/plain').replace(/\r\n?/g, '\n');
    if (!field || !text || !/[⟦⟧]/.test(text)) return;
    event.preventDefault();
    const [from, to] = markText.widened(field.value, field.selectionStart, field.selectionEnd);
    const rest = field.value.slice(0, from) + field.value.slice(to);
    replace(field, from, to, markText.cleaned(text, known(field).filter((mark) => !rest.includes(mark))));
  }

  // The caret steps over a mark as over one letter.
  let place = 0;
  document.addEventListener('selectionchange', () => {
    const field = fieldOf(document.activeElement);
    if (!field) return;
    const { selectionStart: from, selectionEnd: to, selectionDirection } = field;
    const mark = from === to && markText.around(field.value, from);
    if (mark) {
      const onwards = from > place;
      place = onwards ? mark.end : mark.start;
      field.setSelectionRange(place, place);
      return;
    }
    const [start, end] = markText.widened(field.value, from, to);
    if (start !== from || end !== to) field.setSelectionRange(start, end, selectionDirection);
    place = field.selectionStart;
  });
})();
