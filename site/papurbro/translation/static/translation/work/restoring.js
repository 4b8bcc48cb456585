// What this computer has kept of an earlier visit goes back into its fields, with the token that it was written on: if somebody else has
// written there since, both texts are shown.
(() => {
  const { bench } = window;
  if (!bench?.form) return;
  const put = [];
  for (const [key, { text, token }] of bench.keeping.all()) {
    const part = bench.parts.find((found) => found.key === key);
    if (!part) {
      sendHomeless(key, text, token);
    } else if (part.field.value === text) {
      bench.keeping.forget(key);
    } else {
      part.field.value = text;
      part.token.value = token;
      bench.saving.written(part);
      part.touched = false; // put back, not written: nobody has called it finished
      bench.saving.save(part);
      put.push(part.number);
    }
  }
  if (put.length) bench.banner(bench.said('restored', put.join(', ')));

  // The part is not on this page: finished parts can be left out, and the original may have changed. The server knows what to do with it.
  async function sendHomeless(key, text, token) {
    const url = bench.parts[0]?.url.replace(bench.parts[0].key, key);
    if (!url) return;
    const { state } = await bench.ask(url, { text, token });
    if (!['gone', 'kept'].includes(state)) return;
    bench.keeping.forget(key);
    bench.banner(bench.said('homeless'));
  }
})();
