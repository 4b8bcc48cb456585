// Words that are selected, in the source or in the field, are looked up in memory and glossary, and a term is made of them in one step.
// Without script the link leads to the memory's own page.
(() => {
  const { bench, markText } = window;
  const dialog = bench?.root.querySelector('[data-search]');
  if (!dialog) return;
  const ask = dialog.querySelector('[data-search-form]');
  const add = dialog.querySelector('[data-add-term]');
  const term = add.querySelector('form');
  const link = bench.root.querySelector('[data-search-open]');
  let from = null;

  // What is selected: {words, language}, with the place that an answer is put into.
  function selected() {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement && field.selectionStart !== field.selectionEnd) {
      return { words: field.value.slice(field.selectionStart, field.selectionEnd), language: field.lang };
    }
    const chosen = window.getSelection();
    const within = chosen.anchorNode?.parentElement?.closest('.pair-seg__source');
    return { words: within ? chosen.toString() : '', language: within?.lang ?? ask.elements.language.value };
  }

  async function look() {
    const query = new URLSearchParams({ q: ask.elements.q.value, language: ask.elements.language.value });
    const { state, answer } = await bench.ask(`${dialog.dataset.search}?${query}`);
    if (state === 'ok') dialog.querySelector('[data-slot=found]').replaceChildren(...answer.querySelector('[data-slot=found]').childNodes);
  }

  bench.search = () => {
    const { words, language } = selected();
    const clean = words.replace(/⟦\/?\d+⟧/g, '').trim();
    from = bench.now;
    ask.elements.q.value = clean;
    ask.elements.language.value = language;
    for (const input of term.querySelectorAll('input[lang]')) input.value = input.lang === language ? clean : '';
    add.querySelector('[data-added]').textContent = '';
    // Words that were selected are half of a term already.
    add.open = clean !== '';
    dialog.showModal();
    ask.elements.q.focus();
    if (clean) look();
  };

  ask.addEventListener('submit', (event) => { event.preventDefault(); look(); });

  term.addEventListener('submit', async (event) => {
    event.preventDefault();
    const body = new FormData(term);
    body.append('csrfmiddlewaretoken', bench.root.dataset.csrf);
    const answer = await fetch(term.action, { method: 'POST', body, headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' } }).catch(() => null);
    const said = answer && (await answer.json().catch(() => null));
    add.querySelector('[data-added]').textContent = said ? said.message ?? said.error : bench.said('failedTerm');
    if (answer?.status !== 201) return;
    look();
    if (from) bench.suggestions.reload(from);
  });

  dialog.addEventListener('click', ({ target }) => {
    if (target.closest('[data-close]')) dialog.close();
    const { insert } = target.closest('[data-insert]')?.dataset ?? {};
    if (insert === undefined || !from) return;
    dialog.close();
    const [start, end] = markText.widened(from.field.value, from.field.selectionStart, from.field.selectionEnd);
    bench.editing.replace(from.field, start, end, markText.cleaned(insert, []));
  });
  dialog.addEventListener('close', () => (from ? from.field : link).focus());
  // The selection stays while the link is pressed.
  link.addEventListener('pointerdown', (event) => event.preventDefault());
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    bench.search();
  });
})();
