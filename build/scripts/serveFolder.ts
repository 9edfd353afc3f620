import { createReadStream, existsSync, statSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import path from 'node:path';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  // The page says its encoding itself.
  '.html': 'text/html',
  '.sha256': 'text/plain; charset=utf-8',
};

/** Serves the files of one folder, without subfolders, to this machine only. */
export function serveFolder(folder: string): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname === '/' ? 'index.html' : pathname.slice(1);
    const file = path.join(folder, name);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || path.dirname(file) !== path.resolve(folder) || !existsSync(file)) {
      response.writeHead(isRead ? 404 : 405, { 'content-type': 'text/plain' }).end('Not here.\n');
      return;
    }
    response.writeHead(200, {
      'content-type': CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      if (typeof bound !== 'object' || bound === null) {
        return reject(new Error('The server has no port.'));
      }
      resolve({ server, address: `http://127.0.0.1:${bound.port}/` });
    });
  });
}
