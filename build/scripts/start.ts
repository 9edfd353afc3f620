import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PAGE_FILE, buildIfNeeded } from './freshBuild';
import { openBrowser } from './openBrowser';
import { serveFolder } from './serveFolder';

await buildIfNeeded();
const { server, address } = await serveFolder(path.dirname(PAGE_FILE));

console.log(`
Huntbench is at      ${address}
The same, one file   ${PAGE_FILE}
Without any server   ${pathToFileURL(PAGE_FILE).href}

Ctrl-C ends the server.`);
openBrowser(address);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
