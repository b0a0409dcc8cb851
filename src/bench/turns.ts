import type { ServerProcess } from './server-process.ts';

// Milliseconds: enough for many requests, too few for their clients to notice.
const TURN = 50;

/** Gives each server a part of a processor, as on a machine with a core for each, which few that run this are. */
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
