import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vite';

const server = process.env.CONSENT_DESK_SERVER ?? 'http://127.0.0.1:8081';
const forwarded = ['/api', '/api-auth', '/session', '/healthz'];

/** Lets the file of src/web/start.ts run as soon as it is there; as a mere import of the app's file it would wait for that. */
const startFirst: Plugin = {
  name: 'start-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const start = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'start');
      if (!start) throw new Error('the build has no chunk named "start"');
      const attrs = { type: 'module', async: true, fetchpriority: 'high', crossorigin: true, nonce: '__CSP_NONCE__' };
      return [{ tag: 'script', attrs: { ...attrs, src: `./${start.fileName}` }, injectTo: 'head-prepend' }];
    },
  },
};

const router = (file: string) => join(import.meta.dirname, 'node_modules/react-router/dist/production', file);

export default defineConfig({
  // Relative, since the build knows no base path; the server makes them absolute in each copy of index.html.
  base: './',
  plugins: [react(), startFirst],
  resolve: {
    // The package names its development files alone, whose warnings and checks only cost bytes here.
    alias: [
      { find: /^react-router$/, replacement: router('index.mjs') },
      { find: /^react-router\/dom$/, replacement: router('dom-export.mjs') },
    ],
  },
  // The gateway replaces this with a fresh nonce in each copy of index.html that it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    // The Content-Security-Policy allows data: for images only, so every asset stays a file.
    assetsInlineLimit: 0,
    // Browsers that do not know modulepreload load the files all the same, a little later.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              // What the first visit of the list needs is one file: shared parts in a dozen small ones compress 5 kB worse.
              groups: [
                { name: 'start', test: /src\/web\/start\.ts$/, priority: 1 },
                { name: 'app', test: /src\/web\/(main|features\/consents\/ConsentsPage)\.tsx$/ },
              ],
            },
          },
        },
      },
    },
  },
  // Host stays the browser's, or the gateway could not compare it with Origin.
  server: { proxy: Object.fromEntries(forwarded.map((path) => [path, { target: server, changeOrigin: false }])) },
  test: {
    include: ['src/**/*.spec.{ts,tsx}'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
    // Opening a PGlite takes seconds on a small machine that runs several files at once.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
