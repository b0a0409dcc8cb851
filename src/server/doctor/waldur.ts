import { once } from 'node:events';
import { connect } from 'node:tls';
import { request } from 'undici';
import { openConnections, UPSTREAM_TIMEOUTS } from '#server/gateway/upstream/connections.ts';
import { DISTRUST } from '#server/gateway/upstream/failures.ts';
import { clockFinding, failed, type Finding, ok, warning } from './finding.ts';

const DAY_MS = 24 * 3_600_000;
/** Before a certificate ends, in days: renewals by machine come a month before. */
const SOON_DAYS = 14;

/** A real Waldur: reachable, trusted, an API, of which version, and what its clock says. */
export async function waldur(origin: string): Promise<Finding[]> {
  const asked = await ask(origin, '/api/configuration/').catch((error: unknown) => away(origin, error));
  if ('check' in asked) return [asked];
  const { status, body, date, took } = asked;
  const findings = [reached(origin, status, body), ...(await certificate(origin))];
  const version = await ask(origin, '/api/version/').catch(() => undefined);
  if (version?.status === 200) findings.push(ok('version', `Waldur ${String(field(version.body, 'version') ?? '?')}.`));
  else if (version?.status === 401) findings.push(ok('version', 'this Waldur tells its version to nobody unknown.'));
  else
    findings.push(
      warning('version', `/api/version/ is answered with ${version?.status ?? 'nothing'}.`, 'See its log.'),
    );
  // The header is of a moment between asking and answering.
  if (date) findings.push(clockFinding('clock', 'the clock of the Waldur', date - (Date.now() - took / 2)));
  else findings.push(warning('clock', 'the Waldur tells no time.', 'Let its proxy send the header Date.'));
  return findings;
}

interface Answer {
  status: number;
  body: unknown;
  /** By the header Date, in milliseconds since 1970. */
  date: number | undefined;
  took: number;
}

async function ask(origin: string, path: string): Promise<Answer> {
  const dispatcher = openConnections(UPSTREAM_TIMEOUTS);
  const began = Date.now();
  try {
    const headers = { accept: 'application/json', 'user-agent': 'consent-desk' };
    const response = await request(origin + path, { dispatcher, headers, signal: AbortSignal.timeout(20_000) });
    const took = Date.now() - began;
    const body: unknown = await response.body.json().catch(() => undefined);
    const date = Date.parse(String(response.headers['date']));
    return { status: response.statusCode, body, date: Number.isNaN(date) ? undefined : date, took };
  } finally {
    await dispatcher.close();
  }
}

/** A field of what should be an object. */
const field = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;

function reached(origin: string, status: number, body: unknown): Finding {
  const core = field(body, 'WALDUR_CORE');
  if (status === 200 && core !== undefined) return ok('Waldur', `${origin} answers, and is ${siteName(core)}.`);
  return failed(
    'Waldur',
    `${origin}/api/configuration/ is answered with ${status}${status === 200 ? ', but not as a Waldur does' : ''}.`,
    status >= 500 ? 'See to that Waldur.' : 'Set WALDUR_URL to where the API of a Waldur is.',
  );
}

const siteName = (core: unknown) => {
  const name = field(core, 'SITE_NAME');
  return typeof name === 'string' && name !== '' ? `"${name}"` : 'a Waldur';
};

function away(origin: string, error: unknown): Finding {
  const codes = codesOf(error);
  const said = codes.join(', ') || String(error);
  if (codes.some((code) => DISTRUST.test(code)))
    return failed(
      'Waldur',
      `${origin} has no certificate that is trusted (${said}).`,
      'Renew it, or name the file of its authority by NODE_EXTRA_CA_CERTS.',
    );
  return failed('Waldur', `${origin} cannot be reached (${said}).`, 'Start it, or correct WALDUR_URL.');
}

function codesOf(error: unknown): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...code, ...codesOf(error.cause)];
}

/** How long the certificate is still good, which the answer does not tell. */
async function certificate(origin: string): Promise<Finding[]> {
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:')
    return [
      warning(
        'certificate',
        'WALDUR_URL begins with http: tokens travel unencrypted.',
        'Use https outside of one machine.',
      ),
    ];
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = connect({ host, port: Number(port || 443), servername: /^[\d.:a-f]+$/.test(host) ? '' : host });
  await once(socket, 'secureConnect', { signal: AbortSignal.timeout(UPSTREAM_TIMEOUTS.connectMs) });
  const { valid_to: end } = socket.getPeerCertificate();
  socket.destroy();
  const days = Math.floor((Date.parse(end) - Date.now()) / DAY_MS);
  const found = `valid for ${days} more days.`;
  return [days < SOON_DAYS ? warning('certificate', found, 'Renew it.') : ok('certificate', found)];
}
