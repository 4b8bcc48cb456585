// Pure functions about the marks of a text: ⟦1⟧ and ⟦/1⟧ are units, and belong together.
window.markText = (() => {
  const MARK = /⟦(\/?)(\d+)⟧/g;

  const marks = (text) => [...text.matchAll(MARK)].map((found) => ({
    text: found[0],
    number: found[2],
    start: found.index,
    end: found.index + found[0].length,
  }));

  // The mark that the place lies within, its edges apart; or undefined.
  const around = (text, place) => marks(text).find(({ start, end }) => start < place && place < end);

  // A stretch widened so that it cuts through no mark; a caret within one goes behind it.
  function widened(text, from, to) {
    const first = around(text, from);
    if (first && from === to) return [first.end, first.end];
    const last = around(text, to);
    return [first ? first.start : from, last ? last.end : to];
  }

  // A text without a bracket that belongs to no mark, and without the marks that `known` does not name; each mark once.
  function cleaned(text, known) {
    const seen = new Set();
    let clean = '';
    let place = 0;
    for (const { text: mark, start, end } of marks(text)) {
      clean += text.slice(place, start).replace(/[⟦⟧]/g, '');
      if (known.includes(mark) && !seen.has(mark)) clean += mark;
      seen.add(mark);
      place = end;
    }
    return clean + text.slice(place).replace(/[⟦⟧]/g, '');
  }

  const isWhole = (text) => !/[⟦⟧]/.test(text.replace(MARK, ''));

  // The text without one pair of marks.
  const without = (text, number) => text.replaceAll(`⟦${number}⟧`, '').replaceAll(`⟦/${number}⟧`, '');

  // The numbers of the marks that stand without their partner.
  function lone(text) {
    const numbers = marks(text).map(({ number }) => number);
    return [...new Set(numbers)].filter((number) => numbers.filter((each) => each === number).length === 1);
  }

  return { marks, around, widened, cleaned, isWhole, without, lone };
})();
