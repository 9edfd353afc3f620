import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { duckdbFiles } from './duckdbFiles';
import type { PagePart } from './pagePart';
import { sampleFiles } from './sampleFiles';

const PREFIX = '/payload/';

/** Serves to the dev server's page the payloads that the built page carries. */
export function devPayloads(root: string): Plugin {
  const packed = new Map<string, Buffer>();
  const parts = (): readonly PagePart[] => [...duckdbFiles(), ...sampleFiles(root)];
  return {
    name: 'huntbench:dev-payloads',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(PREFIX, (request, response, next) => {
        const id = decodeURIComponent(request.url ?? '').slice(1);
        const part = parts().find((candidate) => candidate.id === id);
        if (!part) return next();
        const known = packed.get(id) ?? gzipSync(part.bytes, { level: 1 });
        packed.set(id, known);
        response.setHeader('content-type', 'application/octet-stream');
        response.end(known);
      });
    },
    transformIndexHtml: () =>
      parts().map(({ id, bytes }) => ({
        tag: 'script',
        injectTo: 'body' as const,
        attrs: {
          type: 'application/octet-stream',
          id: `payload-${id}`,
          'data-bytes': String(bytes.length),
          'data-dev-url': PREFIX + id,
        },
      })),
  };
}
