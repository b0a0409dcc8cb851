import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.CONSENT_DESK_SERVER ?? 'http://127.0.0.1:8081';
const forwarded = ['/api', '/api-auth', '/session', '/healthz'];

export default defineConfig({
  // Relative, since the build knows no base path; the server makes them absolute in each copy of index.html.
  base: './',
  plugins: [react()],
  // The gateway replaces this with a fresh nonce in each copy of index.html that it sends.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    // The Content-Security-Policy allows data: for images only, so every asset stays a file.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              // What the first visit of the list needs is one file: shared parts in a dozen small ones compress 5 kB worse.
              groups: [{ name: 'app', test: /src\/web\/(main|features\/consents\/ConsentsPage)\.tsx$/ }],
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
