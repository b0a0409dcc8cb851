/**
 * A signal to npm ends npm and the shell in between, and never comes here: the death of that shell is the signal. A
 * second one would cut short a stop that is under way.
 */
export function endWithParent() {
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
