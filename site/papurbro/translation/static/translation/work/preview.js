// On a wide screen the preview stands beside the parts, and follows what is finished; elsewhere the link opens a tab of its own.
(() => {
  const { bench } = window;
  const panel = bench?.root.querySelector('[data-preview]');
  if (!panel) return;
  const wide = window.matchMedia('(min-width: 75rem)');
  const frame = panel.querySelector('iframe');
  const link = bench.root.querySelector('[data-preview-open]');
  let place = 0;

  function refresh() {
    place = frame.contentWindow?.scrollY ?? 0;
    frame.src = frame.dataset.src;
  }

  function show(open) {
    panel.hidden = !open;
    bench.root.classList.toggle('pair-bench--preview', open);
    link.setAttribute('aria-expanded', open);
    if (open) refresh();
    else link.focus();
  }

  frame.addEventListener('load', () => frame.contentWindow?.scrollTo(0, place));
  link.addEventListener('click', (event) => {
    if (!wide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(panel.hidden);
  });
  panel.querySelector('[data-preview-close]').addEventListener('click', () => show(false));
  bench.hear('saved', ({ finished }) => { if (finished && !panel.hidden) refresh(); });
})();
