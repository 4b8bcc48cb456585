// What the workbench's scripts share: the parts, which of them is open, the one line that is read out, and asking the server.
// The server answers with pieces of the page; each piece names the slot that it fills.
window.bench = (() => {
  const root = document.querySelector('[data-workbench]');
  if (!root) return null;
  const form = document.getElementById('pair-form');
  const words = JSON.parse(document.getElementById('workbench-words').textContent);
  const line = root.querySelector('[data-status]');

  const parts = [...(form?.querySelectorAll('[data-part]') ?? [])].map((item) => ({
    item,
    key: item.dataset.part,
    number: Number(item.dataset.number),
    url: item.dataset.url,
    field: item.querySelector('textarea[data-marks]'),
    token: item.querySelector('[name^="token-"]'),
    fits: item.querySelector('[name^="fits-"]'),
  }));

  const bench = {
    root,
    form,
    parts,
    now: parts.find(({ item }) => item.classList.contains('pair-seg--now')) ?? null,
    said: (name, ...values) => values.reduce((text, value) => text.replace('{}', value), words[name]),
    partOf: (node) => parts.find(({ item }) => item.contains(node)) ?? null,
    isDone: (part) => part.item.classList.contains('pair-seg--done'),
    tell: (name, detail) => document.dispatchEvent(new CustomEvent(`bench:${name}`, { detail })),
    hear: (name, listener) => document.addEventListener(`bench:${name}`, ({ detail }) => listener(detail)),
    say,
    open,
    goTo,
    ask,
    put,
  };

  // One polite line for the whole page. The same sentence twice is read twice.
  function say(sentence) {
    line.textContent = '';
    if (sentence) requestAnimationFrame(() => { line.textContent = sentence; });
  }

  function open(part) {
    if (bench.now === part) return;
    const left = bench.now;
    left?.item.classList.remove('pair-seg--now');
    part.item.classList.add('pair-seg--now');
    bench.now = part;
    if (left) bench.tell('leave', left);
    bench.tell('open', part);
  }

  function goTo(part) {
    open(part);
    part.field.focus();
    part.item.scrollIntoView({ block: 'center' });
  }

  // Ask a door of the page; `data` makes it a POST. Resolves to {state, answer}: `answer` is an element with the slots, and `state` one of
  // the server's own words, or "offline", "signedOut", "failed".
  async function ask(url, data, { keepalive = false } = {}) {
    const options = { credentials: 'same-origin', redirect: 'manual', headers: { 'X-Requested-With': 'XMLHttpRequest' }, keepalive };
    if (data) {
      const body = new FormData();
      body.append('csrfmiddlewaretoken', root.dataset.csrf);
      for (const [name, value] of Object.entries(data)) body.append(name, value);
      Object.assign(options, { method: 'POST', body });
    }
    let response;
    try {
      response = await fetch(url, options);
    } catch {
      return { state: 'offline' };
    }
    if (response.type === 'opaqueredirect') return { state: 'signedOut' };
    const answer = document.createElement('template');
    answer.innerHTML = await response.text();
    const found = answer.content.querySelector('[data-answer]');
    if (found) return { state: found.dataset.answer, answer: found };
    return response.ok ? { state: 'ok', answer: answer.content } : { state: response.status === 403 ? 'signedOut' : 'failed' };
  }

  // Fill the slots: those of the part, else those of the page.
  function put(answer, part) {
    for (const piece of answer.querySelectorAll('[data-slot]')) {
      const selector = `[data-slot="${piece.dataset.slot}"]`;
      const slot = part?.item.querySelector(selector) ?? [...root.querySelectorAll(selector)].find((found) => !found.closest('[data-part]'));
      if (slot && slot.innerHTML !== piece.innerHTML) slot.replaceChildren(...piece.childNodes);
      if (piece.dataset.slot === 'here') bench.tell('here', slot);
    }
    const { digest } = answer.dataset ?? {};
    if (digest && digest !== root.dataset.digest) bench.tell('changed');
  }

  root.classList.add('pair-bench--script');
  // The head of the parts sticks below Wagtail's own, which is as tall as its words make it.
  const head = root.querySelector('.pair-head');
  const header = document.querySelector('.w-slim-header');
  const measured = new ResizeObserver(() => {
    root.style.setProperty('--bench-top', `${header.offsetHeight}px`);
    root.style.setProperty('--bench-head', `${head.offsetHeight}px`);
  });
  if (header) [header, head].forEach((each) => measured.observe(each));
  form?.addEventListener('focusin', ({ target }) => {
    const part = bench.partOf(target);
    if (part) open(part);
  });
  return bench;
})();
