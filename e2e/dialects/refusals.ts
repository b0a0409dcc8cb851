import { ask, type Asked, type Behind, type Told } from './ask.ts';
import { isObject } from './bodies.ts';

const OFFERING_URL = /\/api\/marketplace-provider-offerings\/[0-9a-f-]{32,36}\/$/;
const ROUTABLE = /\/api\/(marketplace-(provider|public)-offerings|users)\/[0-9a-f-]{32,36}\/$/;
const JSON_TYPE = { 'content-type': 'application/json' };

const reads = ({ method }: Asked) => method === 'GET' || method === 'HEAD';

/** What a Waldur refuses although the embedded API would tell it; `undefined` for everything else. */
export async function refusal(behind: Behind, asked: Asked): Promise<Told | undefined> {
  const { pathname, searchParams } = asked.url;
  if (!reads(asked)) return undefined;
  if (pathname === '/api/schema/' && !behind.facts.tellsSchema) return noSuchAddress();
  const address = ['offering', 'user'].map((name) => searchParams.get(name)).find((value) => value?.includes('/'));
  if (address && !ROUTABLE.test(address)) {
    const path = URL.canParse(address) ? new URL(address).pathname.slice(1) : address;
    // A list of the server's routes, and no `detail`.
    return { status: 404, headers: JSON_TYPE, body: { tried: [['^api/customers/$', '^api/users/$']], path } };
  }
  if (pathname !== '/api/events/' || !(await isOrdinary(behind, asked))) return undefined;
  const scope = searchParams.get('scope');
  if (scope === null) return { status: 200, headers: { ...JSON_TYPE, 'x-result-count': '0' }, body: [] };
  if (!OFFERING_URL.test(scope) || (await sees(behind, asked, scope))) return undefined;
  return { status: 400, headers: JSON_TYPE, body: [`Can't restore object from url: ${scope}`] };
}

/** Django's own page of an address that it has no view for. */
const noSuchAddress = (): Told => ({
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: undefined,
  html: '<!doctype html><title>Not Found</title><h1>Not Found</h1><p>The requested resource was not found on this server.</p>',
});

/** Whether the offering is one of the caller's own organisation. */
async function sees(behind: Behind, { url, headers }: Asked, scope: string): Promise<boolean> {
  const offering = new URL(new URL(scope).pathname, url);
  return (await ask(behind, { method: 'GET', url: offering, headers, body: '' })).status === 200;
}

/** Whether the caller is neither staff nor support. */
async function isOrdinary(behind: Behind, { url, headers }: Asked): Promise<boolean> {
  const me = await ask(behind, { method: 'GET', url: new URL('/api/users/me/', url), headers, body: '' });
  return me.status === 200 && isObject(me.body) && me.body.is_staff !== true && me.body.is_support !== true;
}
