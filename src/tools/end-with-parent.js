/**
 * Ends this process by SIGTERM when its parent dies. A signal to npm ends npm and the shell in between, and never comes
 * here: the death of that shell is the signal then, after which this process gets another parent. A stop that is under way
 * already is left alone, since a second signal would cut it short.
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
