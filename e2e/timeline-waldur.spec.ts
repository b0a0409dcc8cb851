import { CONSENTS } from '#contract/paths.ts';
import { expect, test } from './fixtures.ts';

// In front of a Waldur, which writes down the first grant and revocations only, and nobody's name.
test.use({ dialect: 'current' });

test('what a Waldur does not write down is marked as not recorded', async ({ page, world, signIn }) => {
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  const { uuid: offering } = world.untouched;
  await signIn(world.owner);
  expect((await page.request.post(CONSENTS, { headers, data: { offering } })).status()).toBe(201);
  const found = await page.request.get(`${CONSENTS}?offering_uuid=${offering}&user_uuid=${world.owner.uuid}`);
  const [consent]: { uuid: string }[] = await found.json();
  const uuid = consent?.uuid ?? '';
  expect((await page.request.post(`${CONSENTS}${uuid}/revoke/`, { headers })).status()).toBe(200);
  expect((await page.request.post(CONSENTS, { headers, data: { offering } })).status()).toBe(201);

  await signIn(world.staff);
  await page.goto(`/consents/${uuid}`);
  await expect(page.getByRole('list', { name: 'Timeline, newest first' }).getByRole('listitem')).toHaveText([
    /^Consent given again, version 1\.0Between .+ and .+When and by whom: not recorded$/,
    /^Consent revoked, version 1\.0.+By whom: not recorded$/,
    /^Consent given, version 1\.0.+By whom: not recorded$/,
  ]);
});
