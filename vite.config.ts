import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { blobWorkers } from './build/plugins/blobWorkers';
import { devPayloads } from './build/plugins/devPayloads';
import { packageVersion } from './build/plugins/packageVersion';
import { LICENSES, singleFile } from './build/plugins/singleFile';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root,
  base: './',
  publicDir: false,
  define: { HUNTBENCH_VERSION: JSON.stringify(packageVersion(root)) },
  plugins: [react(), devPayloads(root), blobWorkers(), singleFile(root)],
  worker: { format: 'iife' },
  // Workers are found only when they start; a dependency first met then would reload the page.
  optimizeDeps: { entries: ['index.html', 'src/*/worker.ts'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    license: { fileName: LICENSES },
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: 'src/main.tsx',
      output: { format: 'iife', codeSplitting: false },
    },
  },
});
