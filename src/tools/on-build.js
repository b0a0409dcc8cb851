// `npm run bench` and `npm run torture`: work on the server as it is built, not as it would run from the sources.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './fresh.js';
import { root } from './stamp.js';

const [name = '', ...rest] = process.argv.slice(2);
ensureBuilt();
// The condition is what `imports` in package.json goes by.
const options = ['--conditions=built', '--import=tsx'];
const { status } = spawnSync(process.execPath, [...options, join(root, 'src', name, 'main.ts'), ...rest], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
