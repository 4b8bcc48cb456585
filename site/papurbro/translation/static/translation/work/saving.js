// Every part saves by itself. While somebody writes, what they wrote is kept as a draft; leaving the part for another one, or Ctrl+Enter,
// calls it finished. What cannot be sent stays on this computer (keeping.js) and is tried again.
(() => {
  const { bench } = window;
  if (!bench?.form) return;
  const PAUSE = 1500;
  const AGAIN = [2000, 5000, 15000, 30000];
  const { keeping } = bench;
  const states = new Map(bench.parts.map((part) => [part, { unsaved: false, timer: 0, sending: null, next: null, stopped: false, collided: false }]));
  let failures = 0;
  let leaving = false;
  let trouble = '';

  const unsaved = () => bench.parts.filter((part) => states.get(part).unsaved);

  function written(part) {
    const state = states.get(part);
    Object.assign(state, { unsaved: true, stopped: false });
    part.touched = true;
    keeping.keep(part);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(part), PAUSE);
  }

  // One message at a time for each part: what is asked for meanwhile waits, and of several only the strongest is sent.
  function save(part, more = {}) {
    const state = states.get(part);
    clearTimeout(state.timer);
    if (state.stopped || (state.collided && !more.choice)) return null;
    if (state.sending) {
      state.next = { ...state.next, ...more };
      return state.sending;
    }
    state.sending = send(part, more).finally(() => {
      state.sending = null;
      const { next } = state;
      state.next = null;
      if (next) save(part, next);
    });
    return state.sending;
  }

  async function send(part, { finished = false, fits = false, keepalive = false, choice, seen } = {}) {
    const text = part.field.value;
    const data = { text, token: part.token.value, ...(finished && { finished: 1 }), ...(fits && { fits: 1 }), ...(choice && { choice, seen }) };
    const { state, answer } = await bench.ask(part.url, data, { keepalive });
    if (answer) bench.put(answer, part);
    const told = { saved: kept, kept, error: kept, gone, conflict, refused, offline: later, failed: later, signedOut: later }[state];
    told?.(part, { text, state, answer, finished, fits });
  }

  function kept(part, { text, state, answer, finished }) {
    failures = 0;
    states.get(part).collided = false;
    part.token.value = answer.dataset.token;
    const same = part.field.value === text;
    if (same) {
      states.get(part).unsaved = false;
      keeping.forget(part.key);
    } else {
      written(part);
    }
    part.item.classList.toggle('pair-seg--done', answer.dataset.done === 'true');
    part.item.classList.toggle('pair-seg--error', state === 'error');
    part.field.toggleAttribute('aria-invalid', state === 'error');
    if (state === 'saved') part.item.querySelector('.pair-fits')?.remove();
    if (finished) bench.say(answer.dataset.say);
    clear();
    bench.tell('saved', { part, finished });
  }

  function gone(part) {
    Object.assign(states.get(part), { unsaved: false, stopped: true });
    keeping.forget(part.key);
    bench.tell('changed');
  }

  function conflict(part) {
    states.get(part).collided = true;
    part.item.classList.add('pair-seg--error');
    bench.say(bench.said('conflict', part.number));
    bench.tell('conflict', part);
  }

  function refused(part, { answer }) {
    states.get(part).stopped = true;
    bench.say(answer.dataset.say);
  }

  function later(part, { state, finished, fits }) {
    const wait = AGAIN[Math.min(failures, AGAIN.length - 1)];
    failures += 1;
    states.get(part).timer = setTimeout(() => save(part, { finished, fits }), wait);
    show(state);
  }

  function show(state) {
    if (trouble === state) return;
    trouble = state;
    bench.root.dataset.trouble = state;
    bench.banner(bench.said(state));
  }

  function clear() {
    if (!trouble || unsaved().length) return;
    trouble = '';
    delete bench.root.dataset.trouble;
    bench.banner(bench.said('online'), { passing: true });
  }

  // A line below the head that stays while there is trouble; it is a status of its own, so it is read out once.
  const banner = document.createElement('p');
  banner.className = 'pair-banner';
  banner.setAttribute('role', 'status');
  bench.root.querySelector('.pair-head').after(banner);
  bench.banner = (sentence, { passing = false } = {}) => {
    banner.textContent = sentence;
    if (passing) setTimeout(() => { if (banner.textContent === sentence) banner.textContent = ''; }, 8000);
  };

  // The other one's text was chosen: this part starts from it.
  function settled(part) {
    Object.assign(states.get(part), { unsaved: false, collided: false });
    part.item.classList.remove('pair-seg--error');
    part.touched = false;
    keeping.forget(part.key);
  }

  bench.saving = { save, written, unsaved, settled };

  bench.form.addEventListener('input', ({ target }) => {
    const part = bench.partOf(target);
    if (part?.field !== target) return;
    written(part);
    if (part.fits) part.fits.closest('.pair-fits').hidden = part.field.value !== part.field.defaultValue;
  });
  bench.form.addEventListener('change', ({ target }) => {
    const part = bench.partOf(target);
    if (part?.fits === target && target.checked) save(part, { finished: true, fits: true });
  });
  // Out of the field, but not into another part: that is no sign that it is finished.
  bench.form.addEventListener('focusout', ({ target, relatedTarget }) => {
    const part = bench.partOf(target);
    if (part?.field === target && states.get(part).unsaved && !bench.partOf(relatedTarget)) save(part);
  });
  bench.hear('leave', (part) => {
    if (part.touched) save(part, { finished: true });
    part.touched = false;
  });
  window.addEventListener('online', () => { failures = 0; unsaved().forEach((part) => save(part)); });
  document.addEventListener('visibilitychange', () => { if (document.hidden) lastChance(); });
  window.addEventListener('pagehide', lastChance);
  window.addEventListener('beforeunload', (event) => {
    if (!leaving && (unsaved().length || bench.form.dataset.unsaved !== undefined)) event.preventDefault();
  });

  function callFinished(part) {
    const name = `finished-${part.key}`;
    if (bench.form.elements[name]) return;
    part.item.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value: '1' }));
  }

  function lastChance() {
    if (!leaving) unsaved().forEach((part) => save(part, { keepalive: true }));
  }

  // The form as a whole is sent once nothing else is under way, or it would meet its own draft as somebody else's text.
  // What was written on this visit and not left for another part is finished by what is done with the form; what lay half written is not.
  bench.form.addEventListener('submit', (event) => {
    leaving = true;
    bench.parts.filter(({ touched }) => touched).forEach(callFinished);
    const sending = [...states.values()].map(({ sending: message }) => message).filter(Boolean);
    bench.parts.forEach((part) => clearTimeout(states.get(part).timer));
    if (!sending.length) return;
    event.preventDefault();
    Promise.allSettled(sending).then(() => bench.form.requestSubmit(event.submitter));
  });
})();
