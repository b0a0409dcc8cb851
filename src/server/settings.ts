import { isIP } from 'node:net';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment, read once. `README.md` and `.env.example` explain each setting to operators. */
export interface Settings {
  host: string;
  port: number;
  dataDirectory: string;
  /** A PostgreSQL instead of the embedded database; at most one of this and `waldurUrl` is set. */
  databaseUrl: string | undefined;
  /** The origin of a real Waldur to stand in front of, without a slash at the end. */
  waldurUrl: string | undefined;
  /** Secrets for the session cookie: the first encrypts, all decrypt. Empty when one is to be kept in `dataDirectory`. */
  sessionKeys: string[];
  demo: boolean;
  logLevel: LogLevel;
  siteName: string;
  /** How many proxies in front are believed, or their addresses; `false` when browsers connect directly. */
  trustProxy: number | string[] | false;
  /** Requests a second that one address may send; `undefined` for no limit. */
  rateLimit: number | undefined;
  /** What every address begins with, such as `/consents`; empty for a server at the top of its host. */
  basePath: string;
  /** Where to serve metrics, beside the pages; `undefined` when nothing is measured. */
  metrics: { host: string; port: number } | undefined;
  /** How long a stopping server goes on serving while `/healthz` answers 503. */
  drainSeconds: number;
}

/** Every mistake in the environment at once, each as one line that never shows a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Environment = Record<string, string | undefined>;
type Refuse = (name: string, problem: string) => void;

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

const parseUrl = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);

function readPort(text: string, refuse: Refuse, name = 'PORT'): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  refuse(name, `is "${text}"; allowed is a whole number from 0 (any free port) to 65535`);
  return 0;
}

function readHost(text: string, refuse: Refuse, name = 'HOST'): string {
  if (isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text)) return text;
  refuse(name, `is "${text}"; allowed is an IP address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0`);
  return text;
}

function readDatabaseUrl(text: string | undefined, refuse: Refuse): string | undefined {
  if (text === undefined || /^postgres(ql)?:$/.test(parseUrl(text)?.protocol ?? '')) return text;
  refuse('DATABASE_URL', 'is not usable; allowed is an address like postgres://user:password@host:5432/name');
  return undefined;
}

function readWaldurUrl(text: string | undefined, refuse: Refuse): string | undefined {
  if (text === undefined) return undefined;
  const url = parseUrl(text);
  const plain = url && !url.username && !url.password && !url.search && !url.hash && url.pathname === '/';
  if (plain && /^https?:$/.test(url.protocol)) return url.origin;
  refuse('WALDUR_URL', 'is not usable; allowed is scheme and host only, like https://waldur.example.org');
  return undefined;
}

function readSessionKeys(text: string | undefined, refuse: Refuse): string[] {
  const keys = (text ?? '').split(',').map((key) => key.trim());
  if (text === undefined) return [];
  if (keys.every((key) => key.length >= 32)) return keys;
  refuse('SESSION_KEY', 'is too short; allowed are one or more keys of at least 32 characters, separated by commas');
  return [];
}

function readTrustProxy(text: string | undefined, refuse: Refuse): Settings['trustProxy'] {
  if (text === undefined || text === '0') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const proxies = text.split(',').map((proxy) => proxy.trim());
  const known = (proxy: string) => {
    const [address = '', bits] = proxy.split('/');
    const widest = isIP(address) === 6 ? 128 : 32;
    const sound = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest);
    return ['loopback', 'linklocal', 'uniquelocal'].includes(proxy) || (isIP(address) !== 0 && sound);
  };
  if (proxies.every(known)) return proxies;
  refuse('TRUST_PROXY', `is "${text}"; allowed is the number of proxies (0 to 9) or their addresses, like 10.0.0.0/8`);
  return false;
}

function readMetrics(port: string | undefined, host: string, refuse: Refuse): Settings['metrics'] {
  if (port === undefined) return undefined;
  return { host: readHost(host, refuse, 'METRICS_HOST'), port: readPort(port, refuse, 'METRICS_PORT') };
}

function readDrainSeconds(text: string, refuse: Refuse): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 300) return Number(text);
  refuse('DRAIN_SECONDS', `is "${text}"; allowed is a whole number from 0 to 300`);
  return 0;
}

/** Segments of letters that need no escape anywhere, so that proxies, cookies and pages agree on how it is written. */
function readBasePath(text: string, refuse: Refuse): string {
  const path = text.replace(/\/$/, '');
  const sound = path === '' || (/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path) && path.length <= 100);
  if (sound) return path;
  refuse('BASE_PATH', `is "${text}"; allowed is a path like /consents/ of letters, digits, ".", "_" and "-"`);
  return '';
}

function readRateLimit(text: string, refuse: Refuse): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text) || undefined;
  refuse(
    'RATE_LIMIT',
    `is "${text}"; allowed is a whole number of requests a second from one address, or 0 for no limit`,
  );
  return undefined;
}

function readLogLevel(text: string, refuse: Refuse): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined) refuse('LOG_LEVEL', `is "${text}"; allowed are ${LOG_LEVELS.join(', ')}`);
  return level ?? 'info';
}

function readSiteName(text: string, refuse: Refuse): string {
  if (text.length > 80) refuse('SITE_NAME', `has ${text.length} characters; allowed are at most 80`);
  return text;
}

/** Demo accounts have a published password, so they may exist only where nobody else can reach them. */
function readDemo(text: string | undefined, settings: Omit<Settings, 'demo'>, refuse: Refuse): boolean {
  const embedded = settings.databaseUrl === undefined && settings.waldurUrl === undefined;
  const allowed = embedded && isLoopback(settings.host);
  if (text === undefined) return allowed;
  if (text !== '0' && text !== '1') refuse('DEMO', `is "${text}"; allowed are 1 and 0`);
  if (text === '1' && !allowed) {
    refuse(
      'DEMO',
      'is 1; demo accounts are allowed only with the embedded database (no DATABASE_URL, no WALDUR_URL) and a loopback HOST such as 127.0.0.1',
    );
  }
  return text === '1' && allowed;
}

/** Reads the environment; an empty value counts as not set. Throws a `SettingsError` that names every mistake. */
export function readSettings(env: Environment): Settings {
  const mistakes: string[] = [];
  const refuse: Refuse = (name, problem) => void mistakes.push(`${name} ${problem}.`);
  const value = (name: string) => env[name]?.trim() || undefined;
  const settings = {
    host: readHost(value('HOST') ?? '127.0.0.1', refuse),
    port: readPort(value('PORT') ?? '8080', refuse),
    dataDirectory: value('DATA_DIR') ?? '.data',
    databaseUrl: readDatabaseUrl(value('DATABASE_URL'), refuse),
    waldurUrl: readWaldurUrl(value('WALDUR_URL'), refuse),
    sessionKeys: readSessionKeys(value('SESSION_KEY'), refuse),
    logLevel: readLogLevel(value('LOG_LEVEL') ?? 'info', refuse),
    siteName: readSiteName(value('SITE_NAME') ?? 'Consent Desk', refuse),
    trustProxy: readTrustProxy(value('TRUST_PROXY'), refuse),
    rateLimit: readRateLimit(value('RATE_LIMIT') ?? '100', refuse),
    basePath: readBasePath(value('BASE_PATH') ?? '/', refuse),
    metrics: readMetrics(value('METRICS_PORT'), value('METRICS_HOST') ?? '127.0.0.1', refuse),
    drainSeconds: readDrainSeconds(value('DRAIN_SECONDS') ?? '0', refuse),
  };
  if (value('DATABASE_URL') !== undefined && value('WALDUR_URL') !== undefined) {
    refuse(
      'WALDUR_URL',
      'and DATABASE_URL are both set; allowed is one of them, since a real Waldur has its own database',
    );
  }
  const demo = readDemo(value('DEMO'), settings, refuse);
  if (mistakes.length > 0) throw new SettingsError(mistakes.join(' '));
  return { ...settings, demo };
}
