// What is written stays on this computer until the server has it: a browser that dies, or a train in a tunnel, loses nothing.
// One entry for each part, named by the pair and the person; gone as soon as the server has the same text.
(() => {
  const { bench } = window;
  if (!bench) return;
  const prefix = `papurbro:text:${bench.root.dataset.pair}:${bench.root.dataset.user}:`;

  bench.keeping = {
    keep(part) {
      try {
        localStorage.setItem(prefix + part.key, JSON.stringify({ text: part.field.value, token: part.token.value, at: Date.now() }));
      } catch { /* The store is full or shut: the text is still in the field, and leaving asks. */ }
    },
    forget: (key) => localStorage.removeItem(prefix + key),
    // Everything kept of this pair: [[key, {text, token}], …].
    all() {
      return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).flatMap((name) => {
        try {
          return [[name.slice(prefix.length), JSON.parse(localStorage.getItem(name))]];
        } catch {
          return [];
        }
      });
    },
  };
})();
