import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance, FastifyRequest } from 'fastify';
import { GatewayError, refuse } from './errors.ts';
import { plainPageHtml, sendPlainPage, wantsPage, type PlainPage } from './plain-page.ts';
import { crossOriginRefusal } from './same-origin.ts';
import { plainPageHeaders } from './security-headers.ts';

// Node's own limit, in bytes; proxies in front take no more either.
const MOST = 16 * 1024;
// Node leaves out headers after the thousandth or so: none that counts may hide behind them.
const MOST_HEADERS = 500;
/** Reads more than it accepts, so that somebody with too many cookies gets a helpful response. */
export const MOST_READ = 4 * MOST;

const WAY_OUT = '/session/remove-cookies';

const page = (action: string | undefined): PlainPage => ({
  title: 'Too many cookies',
  words: action
    ? 'Other sites of this domain have stored so many cookies here that this server refuses them. Removing them may sign you out of those sites.'
    : 'Other sites of this domain have stored so many cookies here that this server cannot even read them. Delete the cookies of this site in the settings of your browser, then load the page again.',
  ...(action && { button: { action, words: 'Remove the cookies' } }),
  link: { address: '', words: 'Load the page again' },
});

interface Place {
  siteName: string;
  basePath: string;
}

/** Whoever wants a page is offered to remove the cookies, since other sites of a domain store theirs here as well. */
export function limitHeaders(app: FastifyInstance, { siteName, basePath }: Place): void {
  app.addHook('onRequest', (request, reply, done) => {
    const isTooLarge = sizeOf(request) > MOST || request.raw.rawHeaders.length > 2 * MOST_HEADERS;
    if (request.method === 'POST' && request.url === WAY_OUT) {
      const refusal = crossOriginRefusal(request);
      if (refusal) return refuse(reply, refusal);
      if (isTooLarge) reply.header('set-cookie', removals(request, basePath));
      return reply.redirect(`${basePath}/`, 303);
    }
    if (!isTooLarge) return done();
    // The rest of what such a client sends is not worth reading.
    reply.header('connection', 'close');
    if (wantsPage(request)) return sendPlainPage(reply, 431, siteName, page(basePath + WAY_OUT));
    return refuse(reply, tooLarge());
  });
}

const tooLarge = () => new GatewayError(431, `The headers are too large; at most ${MOST / 1024} KiB are accepted.`);

/** Each name and value came with a colon, a space and a line break. */
const sizeOf = ({ raw, originalUrl }: FastifyRequest) =>
  raw.rawHeaders.reduce((sum, text) => sum + text.length + 2, originalUrl.length);

const OWN = /^(__(Host|Secure)-)?consent-desk\b/;

/** Nobody tells which host or domain set a cookie, so each foreign one is ended for all of them. */
function removals({ headers, hostname, protocol }: FastifyRequest, basePath: string): string[] {
  const names = new Set((headers.cookie ?? '').split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? ''));
  const labels = hostname.split('.');
  const domains = /^[\d.]+$|:/.test(hostname)
    ? []
    : labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  const secure = protocol === 'https' ? '; Secure' : '';
  const paths = basePath ? ['/', basePath] : ['/'];
  const foreign = [...names].filter((name) => name !== '' && !OWN.test(name));
  return foreign.flatMap((name) =>
    ['', ...domains.map((domain) => `; Domain=${domain}`)].flatMap((domain) =>
      paths.map((path) => `${name}=; Max-Age=0; Path=${path}${domain}${secure}`),
    ),
  );
}

const CLIENT_ERRORS: Record<string, [status: string, detail: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', ''],
};

/** For what Node does not take for a request, so that no hook or route ever sees it. */
export const clientErrorHandler = (siteName: string) =>
  function answer(error: ConnectionError, socket: Socket): void {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
    const [status, detail] = CLIENT_ERRORS[error.code] ?? ['400 Bad Request', 'This is no valid HTTP request.'];
    const nonce = randomBytes(16).toString('base64');
    const body = detail ? JSON.stringify({ detail }) : plainPageHtml(nonce, siteName, page(undefined));
    const headers: Record<string, string | number> = {
      ...plainPageHeaders(nonce),
      'content-type': detail ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`);
    // Closing at once, while there is more to read, would take the response back; who sends on and on has to be left.
    setTimeout(() => socket.destroy(), 1000).unref();
  };
