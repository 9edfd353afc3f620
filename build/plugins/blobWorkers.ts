import type { Plugin } from 'vite';

const DATA_FALLBACK = /return new Worker\(\s*['"]data:text\/javascript[\s\S]*?\}\s*,?\s*\)/;

/**
 * Inline workers start from a blob URL or fail with the reason. Vite's own fallback, a `data:` URL, is refused by the
 * page's policy and would hide that reason.
 */
export function blobWorkers(): Plugin {
  return {
    name: 'huntbench:blob-workers',
    apply: 'build',
    transform: {
      filter: { id: /[?&](shared)?worker\b/ },
      handler(code) {
        if (!DATA_FALLBACK.test(code)) {
          this.error('Import the worker with ?worker&inline: the page has no other files.');
        }
        return { code: code.replace(DATA_FALLBACK, 'throw e'), map: null };
      },
    },
  };
}
