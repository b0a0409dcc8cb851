import { addCrowd } from './crowd.ts';
import { expect, readConsent, test } from './fixtures.ts';
import { expectTotal, listConsents } from './list-page.ts';

test('staff revoke the consents that they selected one by one, and no others', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  const [first = '', second = '', third = ''] = await addCrowd(desk.db, world, world.untouched, 3);
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.untouched.uuid}&sort=agreement_date`);
  await expectTotal(page, 3);
  await page.getByRole('checkbox', { name: `Select Kim 000 Crowd ${world.tag}, ${world.untouched.name}` }).check();
  await page.getByRole('checkbox', { name: `Select Kim 002 Crowd ${world.tag}, ${world.untouched.name}` }).check();
  await page.getByRole('link', { name: 'Revoke 2 consents' }).click();
  await expect(page.getByRole('heading', { name: 'Revoke consents' })).toBeVisible();
  await expect(page.getByText('2 consents will be revoked.')).toBeVisible();
  await page.getByRole('button', { name: 'Start revoking' }).click();
  await expect(page.getByText('2 of 2 done')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  expect((await readConsent(page, first)).has_consent).toBe(false);
  expect((await readConsent(page, third)).has_consent).toBe(false);
  expect((await readConsent(page, second)).has_consent).toBe(true);
  expect((await listConsents(page, `offering_uuid=${world.untouched.uuid}&has_consent=true`)).total).toBe(1);
});
