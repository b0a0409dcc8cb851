// Builds what production runs: dist/web by Vite, the server beside it in the same tree as in src, and a prepared database.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { inputs, root, writeStamp } from './stamp.js';

const src = join(root, 'src');
const dist = join(root, 'dist');

/** @param {string} directory @returns {string[]} paths below it, relative to it */
function list(directory) {
  if (!existsSync(directory)) return [];
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
}

/** Compressed once here, so that no visitor waits for it; index.html is left out because each copy has its own nonce. */
async function compressAssets() {
  const web = join(dist, 'web');
  const worthIt = list(web).filter((file) => /\.(js|css|svg|json|webmanifest)$/.test(file));
  for (const file of worthIt) {
    const content = await readFile(join(web, file));
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    await writeFile(join(web, `${file}.br`), await promisify(brotliCompress)(content, { params }));
    await writeFile(join(web, `${file}.gz`), await promisify(gzip)(content, { level: 9 }));
  }
}

/** @typedef {Record<string, { file: string, imports?: string[], dynamicImports?: string[] }>} Manifest */

/** @param {Manifest} manifest @param {string[]} keys @returns {string[]} the files of modules with all that they import before they can run */
function filesOf(manifest, keys) {
  const found = new Set(keys);
  for (const name of found) for (const imported of manifest[name]?.imports ?? []) found.add(imported);
  return [...found].map((name) => manifest[name]?.file ?? '');
}

/**
 * The page, with its texts and the names that the build gave to the files: all that is needed is fetched at once, behind the
 * content.
 */
async function writePage() {
  const web = join(dist, 'web');
  /** @type {Manifest} */
  const manifest = JSON.parse(await readFile(join(web, '.vite/manifest.json'), 'utf8'));
  const { file: start, dynamicImports = [] } = manifest['src/web/app/start.ts'] ?? {};
  const later = filesOf(manifest, dynamicImports).filter((file) => file !== start);
  const preloads = later.map((file) => `<link rel="modulepreload" href="%BASE_URL%${file}" nonce="__CSP_NONCE__">`);
  const script = `<script async type="module" src="%BASE_URL%${start}" nonce="__CSP_NONCE__"></script>`;
  const source = '<script async type="module" src="/src/web/app/start.ts"></script>';
  /** @type {{ fillDocument: (index: string) => Promise<string> }} */
  const { fillDocument } = await import(pathToFileURL(join(dist, 'renderer/render.js')).href);
  const page = await fillDocument(await readFile(join(root, 'index.html'), 'utf8'));
  if (!start || !page.includes(source)) throw new Error(`index.html has no ${source}`);
  await writeFile(join(web, 'index.html'), page.replace(source, [...preloads, script].join('')));
  rmSync(join(web, '.vite'), { recursive: true });
}

async function buildWeb() {
  await build({ root, logLevel: 'warn', build: { emptyOutDir: true } });
  await compressAssets();
}

/** Modules stay separate files: workers, migrations and generated validators are found beside the module that needs them. */
async function buildServer() {
  const commands = list(join(src, 'server/commands')).filter((file) => /^[a-z-]+\.ts$/.test(file));
  await build({
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: true,
      outDir: dist,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: [join(src, 'server/main.ts'), ...commands.map((file) => join(src, 'server/commands', file))],
        output: { preserveModules: true, preserveModulesRoot: src, entryFileNames: '[name].js' },
      },
    },
  });
  const beside = list(join(src, 'server')).filter(
    (file) => /\.(sql|js|json)$/.test(file) && !file.startsWith('testing/'),
  );
  for (const file of [...beside.map((name) => `server/${name}`), 'contract/openapi.json']) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    copyFileSync(join(src, file), join(dist, file));
  }
}

/** The app once more, in one file for the server, which draws the first rows with it. */
async function buildRenderer() {
  await build({
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: join(dist, 'renderer'),
      target: 'node20',
      minify: false,
      rolldownOptions: { input: join(src, 'web/ssr/render.tsx'), output: { entryFileNames: '[name].js' } },
    },
  });
}

/** In its own process, since making a database takes several hundred megabytes that would stay with this one. */
function prepareDatabase() {
  const command = [join(dist, 'server/commands/prepare.js'), join(dist, 'prepared')];
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit', cwd: root });
  if (status !== 0) throw new Error('the prepared database could not be made');
}

try {
  const before = inputs();
  rmSync(dist, { recursive: true, force: true });
  await buildWeb();
  await buildServer();
  await buildRenderer();
  await writePage();
  prepareDatabase();
  writeStamp(before);
} catch (error) {
  console.error('The build failed:', error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
