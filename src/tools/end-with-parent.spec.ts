import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

/** Stops as the server does, and not by itself. */
const SERVER = `
  import { endWithParent } from '${pathToFileURL(join(import.meta.dirname, 'end-with-parent.js')).href}';
  let signals = 0;
  process.on('SIGTERM', () => {
    if (++signals === 1) setTimeout(() => { console.log('stopped after ' + signals); process.exit(0); }, 600);
  });
  endWithParent();
  console.log('ready ' + process.pid);
  setInterval(() => {}, 1000);`;

/** As npm starts it: a shell in between, which a signal to npm ends. */
function start() {
  const script = `"${process.execPath}" --input-type=module --eval "$SERVER"; :`;
  const shell = spawn('sh', ['-c', script], { env: { ...process.env, SERVER }, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
  return { shell, next: async () => String((await lines.next()).value) };
}

test.skipIf(process.platform === 'win32')(
  'the end of the shell that npm runs it in ends the server, once',
  async () => {
    const { shell, next } = start();
    expect(await next()).toMatch(/^ready \d+$/);
    shell.kill('SIGTERM');
    await once(shell, 'exit');
    expect(await next()).toBe('stopped after 1');
  },
);

test.skipIf(process.platform === 'win32')('a stop that is under way is not cut short', async () => {
  const { shell, next } = start();
  const pid = Number((await next()).split(' ')[1]);
  process.kill(pid, 'SIGTERM');
  shell.kill('SIGTERM');
  await once(shell, 'exit');
  expect(await next()).toBe('stopped after 1');
});
