// Two people wrote in one part. Both texts are on the page, and nothing of this part is sent until somebody has chosen.
(() => {
  const { bench } = window;
  if (!bench?.form) return;

  bench.form.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-choose], [data-merge]');
    const part = button && bench.partOf(button);
    const both = button?.closest('[data-conflict]');
    if (!part || !both) return;
    if (button.matches('[data-merge]')) merge(part, both.dataset.theirs);
    else choose(part, both);
  });

  function merge(part, theirs) {
    part.field.value = `${part.field.value.trimEnd()}\n${theirs}`;
    bench.saving.written(part);
    part.field.focus();
  }

  function choose(part, both) {
    const { theirs, seen } = both.dataset;
    const chosen = both.querySelector('input[type=radio]:checked')?.value;
    if (chosen === 'theirs') {
      part.field.value = theirs;
      part.token.value = seen;
      bench.saving.settled(part);
      both.remove();
    } else if (chosen === 'mine') {
      bench.saving.save(part, { choice: 'mine', seen, finished: true });
    } else {
      both.querySelector('input[type=radio]').focus();
      return;
    }
    part.field.focus();
  }
})();
