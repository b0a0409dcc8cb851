import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

test('anybody may read the configuration, even with a stale token', async () => {
  const response = await stage.scene.as('anonymous').get('/api/configuration/', { authorization: 'Token stale' });
  expect(response.status).toBe(200);
  expect(response.body).toEqual({
    WALDUR_CORE: {
      SITE_NAME: 'Consent Desk',
      AUTHENTICATION_METHODS: ['LOCAL_SIGNIN'],
      ENFORCE_USER_CONSENT_FOR_OFFERINGS: false,
    },
  });
});

test('programs get the whole contract at /api/schema/', async () => {
  const response = await stage.scene.as('anonymous').get('/api/schema/');
  const contract = new URL('../../../contract/openapi.yaml', import.meta.url);
  expect(response.body).toEqual(parse(await readFile(contract, 'utf8')));
});

test('the version is the package’s, for those who are signed in', async () => {
  const { as, people } = stage.scene;
  const manifest: unknown = JSON.parse(await readFile(new URL('../../../../package.json', import.meta.url), 'utf8'));
  const { version } = manifest as { version: string }; // npm requires it
  expect((await as(people.alice).get('/api/version/')).body).toEqual({ version });
  expect((await as('anonymous').get('/api/version/')).status).toBe(401);
});
