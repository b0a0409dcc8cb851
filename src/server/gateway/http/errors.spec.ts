import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUILT_PAGE, createDesk, type Desk } from '#server/testing/desk.ts';

const html = { accept: 'text/html,*/*;q=0.8' };

let desk: Desk;
let webDirectory: string;

beforeAll(async () => {
  webDirectory = await mkdtemp(join(tmpdir(), 'consent-desk-url-'));
  await writeFile(join(webDirectory, 'index.html'), BUILT_PAGE);
  desk = await createDesk();
});
afterAll(async () => {
  await desk.close();
  await rm(webDirectory, { recursive: true });
});

describe.each(['', '/base'])('a path that cannot be decoded, below "%s"', (basePath) => {
  const get = async (url: string) => {
    const app = await desk.open({ webDirectory, basePath });
    return app.inject({ url: basePath + url, headers: html });
  };

  test.each(['/%zz', '/consents/%', '/%C0%80?state=active', '/%e0%a4'])('is a page of the app: %s', async (url) => {
    const response = await get(url);
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('The page');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['x-request-id']).toBeTruthy();
  });

  test.each(['/api/%zz', '/api/nothing/%ff/', '/assets/%zz', '/session/%'])('is not found: %s', async (url) => {
    const response = await get(url);
    expect([response.statusCode, response.json()]).toEqual([404, { detail: 'Not found.' }]);
    expect(response.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-request-id': expect.any(String) });
  });

  test('is no way around signing in', async () => {
    expect((await get('/api/users/%ff/')).statusCode).toBe(401);
  });
});

test('a query that cannot be decoded is none of the path', async () => {
  const app = await desk.open({ webDirectory });
  expect((await app.inject({ url: '/consents?user=%zz', headers: html })).statusCode).toBe(200);
  expect((await app.inject({ url: '/api/configuration/?x=%zz' })).statusCode).toBe(200);
});
