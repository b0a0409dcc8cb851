import { request } from 'undici';
import type { Settings } from '#server/settings.ts';
import { failed, type Finding, ok, warning } from './finding.ts';

/** Addresses that mean every one of this machine. */
const ANY = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
]);

/** Whether a server is at the address of the settings, and what it says of itself. That none is there is no fault. */
export async function runningServer({ host, port, basePath }: Pick<Settings, 'host' | 'port' | 'basePath'>) {
  if (port === 0) return ok('server', 'PORT is 0: any free one, so that nobody knows where to ask.');
  const origin = `http://${ANY.get(host) ?? (host.includes(':') ? `[${host}]` : host)}:${port}`;
  const answer = await health(`${origin}${basePath}`);
  if (answer === undefined) return ok('server', `none is at ${origin}.`);
  const atRoot = answer.said === undefined && basePath !== '' ? await health(origin) : undefined;
  return judge(`${origin}${basePath}`, answer, atRoot);
}

function judge(address: string, { status, said }: Health, atRoot: Health | undefined): Finding {
  if (said === 'ok') return ok('server', `the one at ${address} is healthy.`);
  if (said === 'stopping') return warning('server', `the one at ${address} is stopping.`, 'Wait until it has ended.');
  if (said === 'unavailable')
    return failed('server', `the one at ${address} cannot reach its data.`, 'See the other lines, and its log.');
  if (atRoot?.said !== undefined)
    return failed(
      'server',
      `the one at ${address} runs with another base path.`,
      'Start it again with this BASE_PATH, or run this with the settings of the server.',
    );
  return failed(
    'server',
    `something else is at ${address}${status > 0 ? `, and answers /healthz with ${status}` : ''}.`,
    'Set PORT to another one, or BASE_PATH to that of the running server.',
  );
}

interface Health {
  status: number;
  said: 'ok' | 'stopping' | 'unavailable' | undefined;
}

const SAID = ['ok', 'stopping', 'unavailable'] as const;

async function health(address: string): Promise<Health | undefined> {
  try {
    const { statusCode, body } = await request(`${address}/healthz`, { signal: AbortSignal.timeout(10_000) });
    const text = await body.text();
    return { status: statusCode, said: SAID.find((word) => text === JSON.stringify({ status: word })) };
  } catch (error) {
    // Otherwise somebody listens, but it is no HTTP, or never answers.
    const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
    const isRefused = errors.some((one) => one instanceof Error && 'code' in one && one.code === 'ECONNREFUSED');
    return isRefused ? undefined : { status: 0, said: undefined };
  }
}
