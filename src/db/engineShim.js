/*
 * First lines of the engine's worker. The wasm arrives gzipped in the first message; a worker cannot fetch a blob URL
 * of a page opened from file://, so `fetch` answers with those bytes and with nothing else.
 */
(() => {
  const ENGINE_URL = 'engine:wasm';
  let deliver;
  const delivery = new Promise((resolve) => {
    deliver = resolve;
  });

  self.addEventListener(
    'message',
    (event) => {
      event.stopImmediatePropagation();
      deliver(new Blob([event.data]));
    },
    { once: true },
  );

  self.fetch = async (request) => {
    const url = typeof request === 'string' ? request : request.url;
    if (url !== ENGINE_URL) throw new TypeError(`The engine has no network: ${url}`);
    const packed = await delivery;
    return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip')), {
      headers: { 'content-type': 'application/wasm' },
    });
  };

  /* The engine waits for ever when this fails; thrown on its own the failure reaches worker.onerror. */
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...args) =>
    instantiate(...args).catch((error) => {
      setTimeout(() => {
        const detail = error.message.replace('Network error: ', '');
        throw new Error(`this copy of the engine is damaged, or the browser too old (${detail})`);
      });
      return new Promise(() => undefined);
    });

  /* The engine logs every failed statement, which the caller gets as a rejection anyway. */
  console.log = () => undefined;
})();
