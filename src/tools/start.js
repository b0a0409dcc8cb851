// `npm start`: runs the built server in this very process, so that signals reach it.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './fresh.js';
import { root } from './stamp.js';

/**
 * A signal to npm ends npm and the shell in between, and never comes here. The death of that shell is the signal then: this
 * process gets another parent. A stop that is under way already is left alone, since a second signal would cut it short.
 */
function endWithParent() {
  const parent = process.ppid;
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => (isStopping = true));
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    if (!isStopping) process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

ensureBuilt();
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent();
await import(pathToFileURL(join(root, 'dist/server/main.js')).href);
