// `npm run load`, `npm run user`, …: runs a built command. `npm run bench` and `npm run torture` run from their sources, on the
// server as it is built.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root } from './stamp.js';

const FROM_SOURCES = ['bench', 'torture'];

const [name = ''] = process.argv.splice(2, 1);
ensureBuilt();
const command = join(root, 'dist/server/commands', `${name}.js`);
if (FROM_SOURCES.includes(name)) {
  const main = join(root, 'src', name, 'main.ts');
  // The condition is what `imports` in package.json goes by.
  const options = ['--conditions=built', '--import=tsx', main, ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, options, { stdio: 'inherit' }).status ?? 1;
} else if (/^[a-z-]+$/.test(name) && existsSync(command)) {
  await import(pathToFileURL(command).href);
} else {
  console.error(`There is no command "${name}".`);
  process.exitCode = 1;
}
