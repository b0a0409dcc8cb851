// `npm run bench`: measures the server as it is built, not as it would run from the sources.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './fresh.js';
import { root } from './stamp.js';

ensureBuilt();
// The condition is what `imports` in package.json goes by.
const options = ['--conditions=built', '--import=tsx'];
const { status } = spawnSync(
  process.execPath,
  [...options, join(root, 'src/bench/main.ts'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
