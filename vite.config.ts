import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { documentTexts } from './src/tools/document-texts.ts';
import { messageMacros } from './src/tools/message-macros.ts';

const server = process.env.CONSENT_DESK_SERVER ?? 'http://127.0.0.1:8081';
const forwarded = ['/api', '/api-auth', '/session', '/oauth_login_completed', '/healthz'];

export default defineConfig({
  // Relative, since the build knows no base path; the server puts it into each copy of index.html.
  base: './',
  plugins: [messageMacros, lingui({ failOnCompileError: true }), react(), documentTexts],
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    // The Content-Security-Policy allows data: for images only, so every asset stays a file.
    assetsInlineLimit: 0,
    // Browsers that do not know modulepreload load the files all the same, a little later.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // By it src/tools/build.js names the files in index.html, as Vite's guide to backends of one's own has it.
    manifest: true,
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          input: 'src/web/app/start.ts',
          output: {
            // The app's file names all others, and hashes do not compress.
            chunkFileNames: 'assets/[name]-[hash:7].js',
            codeSplitting: {
              // What the first visit of the list needs is one file: shared parts in a dozen small ones compress 5 kB worse.
              groups: [
                { name: 'start', test: /src\/web\/app\/start\.ts$/, priority: 1 },
                { name: 'app', test: /src\/web\/(app\/main|features\/consents\/ConsentsPage)\.tsx$/ },
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
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: ['src/server/**/*.spec.ts'],
          globalSetup: 'src/server/testing/global-setup.ts',
          // Files share their modules, which hold no state of a test, and one embedded database after another.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'other', include: ['src/{bench,contract,tools,torture,web}/**/*.spec.{ts,tsx}'] },
      },
    ],
    // By default Vitest leaves one core free, which on a machine with two is half of it.
    maxWorkers: '100%',
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
    // Opening a PGlite takes seconds on a small machine that runs several files at once.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
