// What helps with a part is asked for when the part is opened, once. A button, or Alt and its number, puts it into the field.
(() => {
  const { bench, markText } = window;
  if (!bench?.form) return;
  const panelOf = (part) => part.item.querySelector('[data-slot="panel"]');

  async function load(part) {
    const panel = panelOf(part);
    if (panel.dataset.loaded !== undefined) return;
    panel.dataset.loaded = '';
    panel.setAttribute('aria-busy', 'true');
    const { state, answer } = await bench.ask(`${part.url}?panel=1`);
    panel.removeAttribute('aria-busy');
    if (state !== 'ok') {
      delete panel.dataset.loaded;
      return;
    }
    bench.put(answer, part);
    bench.tell('panel', part);
  }

  // A whole text takes the field's place; a sentence or a term goes where the caret is.
  function use(part, button) {
    const { field } = part;
    const { value: text } = button;
    if (button.dataset.use === 'whole') {
      bench.editing.write(field, markText.cleaned(text, bench.editing.known(field)));
    } else {
      const [from, to] = markText.widened(field.value, field.selectionStart, field.selectionEnd);
      const rest = field.value.slice(0, from) + field.value.slice(to);
      const marks = bench.editing.known(field).filter((mark) => !rest.includes(mark));
      const gap = from && /\S/.test(field.value[from - 1]) ? ' ' : '';
      bench.editing.replace(field, from, to, gap + markText.cleaned(text, marks));
    }
    field.focus();
    bench.say(bench.said('taken', text));
  }

  bench.suggestions = {
    take(number) {
      const button = bench.now && panelOf(bench.now).querySelectorAll('[data-use]')[number - 1];
      if (button) use(bench.now, button);
    },
    reload(part) {
      delete panelOf(part).dataset.loaded;
      return load(part);
    },
  };

  bench.form.addEventListener('click', (event) => {
    const button = event.target.closest('[data-use]');
    const part = button && bench.partOf(button);
    if (!part) return;
    event.preventDefault();
    use(part, button);
  });
  bench.hear('open', load);
})();
