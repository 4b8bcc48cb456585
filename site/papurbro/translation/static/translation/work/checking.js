// While somebody writes, the server looks the text over and writes nothing. What it finds stands below the field, each with what can be done.
(() => {
  const { bench } = window;
  if (!bench?.form) return;
  const PAUSE = 900;
  let timer = 0;
  let asked = 0;

  function later(part) {
    clearTimeout(timer);
    timer = setTimeout(() => check(part), PAUSE);
  }

  async function check(part) {
    const number = ++asked;
    const { state, answer } = await bench.ask(`${part.url}check/`, { text: part.field.value });
    if (state === 'ok' && number === asked) bench.put(answer, part);
  }

  // Where the wrong words stand now: the text may have grown since it was looked over.
  function placeOf(text, words, expected) {
    if (text.startsWith(words, expected)) return expected;
    const found = text.indexOf(words);
    return found < 0 ? null : found;
  }

  function fix(part, { was, fix: right, start }) {
    const place = placeOf(part.field.value, was, Number(start));
    if (place !== null) bench.editing.replace(part.field, place, place + was.length, right);
    check(part);
  }

  async function dismiss(part, button) {
    const name = `reason-${button.value.split(':')[1]}`;
    const reason = part.item.querySelector(`[name="${name}"]`);
    if (!reason.value.trim()) {
      reason.focus();
      return;
    }
    const { state, answer } = await bench.ask(button.getAttribute('formaction'), { text: part.field.value, finding: button.value, [name]: reason.value, fragment: 1 });
    if (answer) bench.put(answer, part);
    if (state === 'ok') part.field.focus();
  }

  bench.form.addEventListener('input', ({ target }) => {
    const part = bench.partOf(target);
    if (part?.field === target) later(part);
  });
  bench.form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-fix], [data-dismiss]');
    const part = button && bench.partOf(button);
    if (!part) return;
    event.preventDefault();
    if (button.matches('[data-fix]')) fix(part, button.dataset);
    else dismiss(part, button);
  });
})();
