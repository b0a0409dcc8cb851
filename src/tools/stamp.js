// Tells whether dist was built from the sources as they are now, by content, since a checkout does not keep times.
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

function currentInputs() {
  const hash = createHash('sha256').update(process.version);
  for (const file of INPUTS.flatMap(files)) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export function isFresh() {
  try {
    return readFileSync(stamp, 'utf8') === currentInputs();
  } catch {
    return false;
  }
}

export const inputs = currentInputs;

/** @param {string} text what `inputs` gave before the build, so that an edit during the build makes it stale */
export function writeStamp(text) {
  writeFileSync(stamp, text);
}
