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

  /* A failed start would leave the caller waiting for ever; as an uncaught error it reaches worker.onerror. */
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...args) =>
    instantiate(...args).catch((error) => {
      setTimeout(() => {
        throw error;
      });
      throw error;
    });

  /* The engine logs every failed statement, which the caller gets as a rejection anyway. */
  console.log = () => undefined;
})();
