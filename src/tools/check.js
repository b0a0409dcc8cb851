// `npm run check`: types and lint, and the build that the end-to-end tests need. Side by side, since the compiler leaves one of
// two cores idle.
import { spawn } from 'node:child_process';
import { ensureBuilt, root } from './stamp.js';

/** @param {string} script of package.json; what it says comes at its end @returns {Promise<boolean>} whether it passed */
function passes(script) {
  return new Promise((resolve) => {
    // Windows starts npm by a shell alone.
    const child = spawn('npm', ['run', '--silent', script], { cwd: root, shell: process.platform === 'win32' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('close', (code) => {
      process.stdout.write(said);
      resolve(code === 0);
    });
  });
}

const types = passes('types');
// Before the lint, which writes the catalog of texts anew, from which the build takes them.
ensureBuilt();
const lint = passes('lint');
if ((await Promise.all([types, lint])).includes(false)) process.exitCode = 1;
