import path from 'node:path';
import { build } from 'vite';

/** A source file and what it imports as one classic script. */
export async function bundledScript(root: string, entry: string, target: string): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target,
      reportCompressedSize: false,
      modulePreload: false,
      rolldownOptions: { input: path.join(root, entry), output: { format: 'iife' } },
    },
  });
  for (const one of Array.isArray(result) ? result : [result]) {
    if ('output' in one) return one.output[0].code;
  }
  throw new Error(`${entry} was not bundled.`);
}
