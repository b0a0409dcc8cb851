// Builds when, and only when, the build is missing or older than the sources.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isFresh, root } from './stamp.js';

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
