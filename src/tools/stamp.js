// Tells whether dist was built from the sources as they are now, by content, since a checkout does not keep times.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const stamp = join(root, 'dist/stamp');
const INPUTS = ['index.html', 'package-lock.json', 'vite.config.ts', 'public', 'src'];

/** @param {string} path relative to the root @returns {string[]} the files at or below it, in a stable order */
function files(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined || /\.spec\.tsx?$/.test(path)) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => files(`${path}/${name}`));
}

export function inputs() {
  const hash = createHash('sha256').update(process.version);
  for (const file of INPUTS.flatMap(files)) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function isFresh() {
  try {
    return readFileSync(stamp, 'utf8') === inputs();
  } catch {
    return false;
  }
}

/** @param {string} text what `inputs` gave before the build, so that an edit during the build makes it stale */
export function writeStamp(text) {
  writeFileSync(stamp, text);
}

/** Builds when, and only when, the build is missing or older than the sources. */
export function ensureBuilt() {
  if (isFresh()) return;
  console.log('Building, since there is no build of the present sources yet …');
  // In a child process, so that the memory of the bundler is not carried by a server that runs for months.
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'build.js')], {
    stdio: 'inherit',
    cwd: root,
  });
  if (status !== 0) process.exit(1);
}
