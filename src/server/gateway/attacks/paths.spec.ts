import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { BUILT_PAGE, createDesk, HOST, sendRaw, type Desk } from '#server/testing/desk.ts';

/** Request targets that some parser along the way could read as another path than ours does. */
const TARGETS = [
  '/api/users/../customers/',
  '/api/users/./me/',
  '/api/users/%2e%2e/customers/',
  '/api/users/%2E%2E%2Fcustomers/',
  '/api/users/%252e%252e/customers/',
  '/api/users/..%2fcustomers/',
  '/api/users/..%5ccustomers/',
  '/api/users/..\\customers/',
  '/api\\users\\',
  '/api/users%2f',
  '/api/%75sers/',
  '/%61pi/users/',
  '/api//users/',
  '//api/users/',
  '//evil.example/api/users/',
  '/\\evil.example/',
  '/api/users/;/../customers/',
  '/api/users/me;x=1/',
  '/api/users/..;/customers/',
  '/api/users/#/../customers/',
  '/api/users/me/#',
  '/api/users/%00/',
  '/api/users/me/%00.json',
  '/api/users/%ff/',
  '/api/users/%c0%ae%c0%ae/customers/',
  '/api/users/%e2%80%a5/customers/',
  '/api/users/\uff0e\uff0e/customers/',
  '/api/users/%',
  '/api/users/%zz/',
  '/API/users/',
  '/api/Users/',
  '/api/users/.../',
  '/api/customers/',
  '/api-auth/../api/customers/',
  '/admin/',
  '/api/users/00000000-0000-0000-0000-000000000000/../../customers/',
  '/api/marketplace-user-offering-consents/%2e%2e%2fcustomers/revoke/',
  'http://evil.example/api/users/me/',
  'http://evil.example/api/customers/',
  'evil.example:443',
  '*',
  '@evil.example/api/users/',
  '/@evil.example/',
  '/assets/../../secret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/..\\..\\secret.txt',
  '/assets/%5c..%5c..%5csecret.txt',
  '/assets/%252e%252e/secret.txt',
  '/assets//../secret.txt',
  '/assets/%00/secret.txt',
  '/..%2fsecret.txt',
  '/.git/config',
  '/.env',
  '/assets/.hidden',
  '/index.html%00.js',
];

const SECRET = 'the content of a file outside';

describe.each(['remote', 'embedded'] as const)('in %s mode', (mode) => {
  let desk: Desk;
  let waldur: FakeWaldur;
  let origin: string;
  let room: string;
  const asked: string[] = [];

  beforeAll(async () => {
    room = await mkdtemp(join(tmpdir(), 'consent-desk-paths-'));
    const webDirectory = join(room, 'web');
    await mkdir(join(webDirectory, 'assets'), { recursive: true });
    await writeFile(join(room, 'secret.txt'), SECRET);
    await writeFile(join(webDirectory, 'assets/.hidden'), SECRET);
    await writeFile(join(webDirectory, '.env'), SECRET);
    await writeFile(join(webDirectory, 'index.html'), BUILT_PAGE);
    waldur = await startFakeWaldur((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"token": "of the upstream"}');
    });
    desk = await createDesk();
    const upstream = mode === 'remote' ? { waldurUrl: waldur.origin } : { db: desk.db };
    const app = await desk.open({ upstream, webDirectory });
    origin = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await desk.close();
    await waldur.close();
    await rm(room, { recursive: true });
  });

  test.each(TARGETS)('%s leads nowhere', async (target) => {
    asked.length = 0;
    const lines = [`Host: ${HOST}`, 'Connection: close', 'Accept: text/html, */*', 'Authorization: Token x'];
    const response = await sendRaw(origin, `GET ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    const status = Number(/^HTTP\/1\.1 (\d+)/.exec(response)?.[1]);
    expect([200, 301, 400, 401, 403, 404]).toContain(status);
    expect(response).not.toContain(SECRET);
    // The page itself may be the answer, since it knows how to say that there is nothing at an address.
    if (status === 200) expect(response).toContain('The page');
    // The API refuses the token of this test: the path was one of its own, and nothing else was behind it.
    if (status === 401) expect(response).toContain('Invalid token.');
    expect(/^location: (.*)\r$/im.exec(response)?.[1] ?? '/api').toMatch(/^\/(api|api-auth)([A-Za-z0-9/_-]|%25)*$/);
    expect(asked).toEqual([]);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'PURGE', 'get', 'GETS'])(
    '%s of something that is only read gets nowhere',
    async (method) => {
      asked.length = 0;
      const head = `${method} /api/users/me/ HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\nAuthorization: Token x`;
      const response = await sendRaw(origin, `${head}\r\nContent-Length: 0\r\n\r\n`);
      expect(response).not.toMatch(/^HTTP\/1\.1 2/);
      expect(asked).toEqual([]);
    },
  );
});
