import type { ServerProcess } from './server-process.ts';

/** Long enough for many requests, short enough for their clients not to notice. */
const TURN = 50;

/**
 * Does something while the servers run one at a time, each for a turn out of `turns`. So each has a part of a processor to
 * itself, as on a machine with a core for each, which few machines that run this benchmark are.
 */
export async function whileInTurns<Result>(
  servers: readonly Pick<ServerProcess, 'pause' | 'resume'>[],
  turns: number,
  work: () => Promise<Result>,
): Promise<Result> {
  let turn = 0;
  for (const server of servers) server.pause();
  const timer = setInterval(() => {
    servers[turn % turns]?.pause();
    turn += 1;
    servers[turn % turns]?.resume();
  }, TURN);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    for (const server of servers) server.resume();
  }
}
