// A sign of life every 20 seconds while the page is looked at, and the names of the others in answer.
(() => {
  const { bench } = window;
  if (!bench) return;
  const EVERY = 20000;
  const { presence } = bench.root.dataset;

  async function beat() {
    if (document.hidden) return;
    const { state, answer } = await bench.ask(presence, { part: bench.now?.key ?? '' });
    if (state === 'ok') bench.put(answer);
  }

  function goodbye() {
    const data = new FormData();
    data.append('csrfmiddlewaretoken', bench.root.dataset.csrf);
    data.append('gone', '1');
    navigator.sendBeacon(presence, data);
  }

  // Who came or went is read out; that somebody went on to another part is not.
  const names = () => [...bench.root.querySelectorAll('[data-here]')].map(({ dataset }) => dataset.here).join();
  let known = names();
  bench.hear('here', (line) => {
    if (names() === known) return;
    known = names();
    bench.say(line.textContent.trim());
  });

  beat();
  setInterval(beat, EVERY);
  bench.hear('open', beat);
  document.addEventListener('visibilitychange', beat);
  window.addEventListener('pagehide', goodbye);

  // The original was changed while the page was open: say so once, with the way to see it.
  let told = false;
  bench.hear('changed', () => {
    if (told) return;
    told = true;
    const note = document.createElement('p');
    note.className = 'pair-banner pair-banner--note';
    note.setAttribute('role', 'status');
    const link = document.createElement('a');
    link.href = window.location.pathname + window.location.search;
    link.textContent = bench.said('load');
    note.append(`${bench.said('changed')} `, link);
    bench.root.querySelector('.pair-head').after(note);
  });
})();
