import { join } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import type { IndexHtmlTransformContext, Plugin } from 'vite';
import { messageMacros } from './src/tools/message-macros.ts';

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;

const server = process.env.CONSENT_DESK_SERVER ?? 'http://127.0.0.1:8081';
const forwarded = ['/api', '/api-auth', '/session', '/healthz'];

/** A file with all that it imports before it can run. */
function withImports(bundle: Bundle, fileName: string, found = new Set<string>()): Set<string> {
  const file = bundle[fileName];
  if (file?.type !== 'chunk' || found.has(fileName)) return found;
  found.add(fileName);
  for (const name of file.imports) withImports(bundle, name, found);
  return found;
}

/** The app's files are fetched while the page is read, but after the rows that come with it, which they must not slow down. */
const contentFirst: Plugin = {
  name: 'content-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle = {} }) {
      const needed = (chunk: string) => {
        const found = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === chunk);
        if (!found) throw new Error(`the build has no chunk named "${chunk}"`);
        return withImports(bundle, found.fileName);
      };
      const start = needed('start');
      const attrs = { rel: 'modulepreload', crossorigin: true, nonce: '__CSP_NONCE__' };
      // The texts of the first language, without which nothing is drawn.
      return [...new Set([...needed('app'), ...needed('en')])]
        .filter((file) => !start.has(file))
        .map((file) => ({ tag: 'link', attrs: { ...attrs, href: `./${file}` }, injectTo: 'body' }));
    },
  },
};

/** The router makes its own links and forms in a way that nobody may leave out; the app links by a smaller component. */
const routerLinksCanGo: Plugin = {
  name: 'router-links-can-go',
  apply: 'build',
  transform: {
    filter: { id: /react-router\/dist/ },
    handler: (code) => ({
      code: code
        .replaceAll(/= (?=React\d*\.forwardRef\()/g, '= /* @__PURE__ */ ')
        .replaceAll(/^(Link|NavLink|Form)\.displayName = .*$/gm, ''),
      map: null,
    }),
  },
};

const router = (file: string) => join(import.meta.dirname, 'node_modules/react-router/dist/production', file);

export default defineConfig({
  // Relative, since the build knows no base path; the server makes them absolute in each copy of index.html.
  base: './',
  plugins: [messageMacros, lingui({ failOnCompileError: true }), react(), contentFirst, routerLinksCanGo],
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
          // Emotion imports it for what this app does not use, and its package does not say that it can be left out.
          treeshake: { moduleSideEffects: [{ test: /hoist-non-react-statics|react-is/, sideEffects: false }] },
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
      { extends: true, test: { name: 'other', include: ['src/{bench,contract,tools,web}/**/*.spec.{ts,tsx}'] } },
    ],
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
    // Opening a PGlite takes seconds on a small machine that runs several files at once.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
