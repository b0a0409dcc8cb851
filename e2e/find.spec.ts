import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { expectTotal, shownUuids } from './list-page.ts';
import { renameOffering, renamePerson } from './world-names.ts';

const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const option = (page: Page, username: string) => page.getByRole('option', { name: new RegExp(username) });
const CUT = 'Only the first 200 characters are searched for.';

test('a person is found as people write the name: without accents, surname first, in capitals, copied from a Mac', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  const { owner, neighbour, tag } = world;
  await renamePerson(desk.db, owner, 'Hélène', `Fournier${tag}`);
  await signIn(world.staff);
  await page.goto('/consents');
  await field(page, 'User').click();
  const name = `Hélène Fournier${tag}`;
  for (const text of [
    name,
    `helene fournier${tag}`,
    `Fournier${tag}, Hélène`,
    name.normalize('NFD'),
    name.toUpperCase(),
    `\u200b${name.replace(' ', '\u00a0')}`,
  ]) {
    await field(page, 'User').fill('');
    await expect(option(page, neighbour.username)).toHaveCount(0);
    await field(page, 'User').fill(text);
    await expect(option(page, owner.username)).toBeVisible();
    await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  }
  await field(page, 'User').press('Enter');
  await expect(page).toHaveURL(`/consents?user=${owner.uuid}`);
  await expectTotal(page, 3);
});

test('pasted addresses, rows and uuids are understood', async ({ page, world, signIn, desk }) => {
  const { owner } = world;
  const hex = owner.uuid.replaceAll('-', '');
  await signIn(world.staff);
  await page.goto('/consents');
  await field(page, 'User').click();
  for (const text of [
    `Olga Owner <${owner.email}>`,
    `<${owner.email}>`,
    `mailto:${owner.email}`,
    `${owner.email};`,
    `${owner.username} · ${owner.email}`,
    owner.uuid,
    hex,
    `{${owner.uuid.toUpperCase()}}`,
    `${desk.origin}/api/users/${hex}/`,
  ]) {
    await field(page, 'User').fill('nobody at all');
    await expect(page.getByText('No match')).toBeVisible();
    await field(page, 'User').fill(text);
    await expect(option(page, owner.username)).toBeVisible();
    await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  }
  await field(page, 'User').press('Enter');
  await expect(page).toHaveURL(`/consents?user=${owner.uuid}`);
  await field(page, 'Offering').click();
  await field(page, 'Offering').fill(`https://waldur.test/api/marketplace-public-offerings/${world.compute.uuid}/`);
  await option(page, world.compute.name).click();
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.active]);
});

test('what is too long is searched by its beginning, and the field says so', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.staff);
  await page.goto('/consents');
  await field(page, 'User').click();
  await field(page, 'User').fill('x'.repeat(201));
  await expect(page.getByText(CUT)).toBeVisible();
  await expect(page.getByText('No match')).toBeVisible();
  await field(page, 'User').fill('x'.repeat(200));
  await expect(page.getByText(CUT)).toHaveCount(0);
  await page.goto('/my-consents');
  await page.getByRole('searchbox', { name: 'Find an offering' }).fill('x'.repeat(7000));
  await expect(page.getByText(CUT)).toBeVisible();
  if (dialect) return;
  for (const [path, parameter] of [
    ['/api/users/', 'query'],
    ['/api/users/', 'user_keyword'],
    ['/api/marketplace-public-offerings/', 'name'],
  ] as const) {
    const answer = await page.request.get(`${path}?${parameter}=${'x'.repeat(7000)}`);
    expect(answer.status()).toBe(400);
    const body: unknown = await answer.json();
    expect(body).toEqual({ [parameter]: ['Ensure this value has at most 200 characters (it has 7000).'] });
  }
});

test('own consents and other offerings are found as people write them; nobody finds people who are not theirs', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await renameOffering(desk.db, world.compute, `Données Straße ${world.tag}`);
  await signIn(world.owner);
  await page.goto('/my-consents');
  await page.getByRole('searchbox', { name: 'Find an offering' }).fill(`STRASSE, donnees ${world.tag}`);
  await expect(page.getByText('1 of 3 consents')).toBeVisible();
  await expect(page.getByRole('link', { name: `Données Straße ${world.tag}` })).toBeVisible();
  await page.goto('/consents');
  await expect(page.getByRole('table', { name: 'Consents' })).toBeVisible();
  await expect(field(page, 'User')).toHaveCount(0);
  const answer = await page.request.get(`/api/users/?user_keyword=${world.neighbour.username}`);
  const found: unknown = await answer.json();
  expect(found).toEqual([]);
});

const COMPOSING = { key: 'Enter', keyCode: 229, isComposing: true };

test('the Enter that ends a conversion of an input method does nothing else', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto('/consents?page_size=10');
  const number = page.getByRole('textbox', { name: 'Page' });
  await number.fill('2');
  await number.dispatchEvent('keydown', COMPOSING);
  await expect(number).toHaveValue('2');
  await expect(page).not.toHaveURL(/page=/);
  await number.press('Enter');
  await expect(page).toHaveURL(/page=2/);

  await page.goto(`/consents?user=${world.owner.uuid}`);
  const version = page.getByLabel('Version', { exact: true });
  await version.dispatchEvent('compositionstart');
  await version.fill('1.0');
  await version.dispatchEvent('keydown', COMPOSING);
  await version.dispatchEvent('keydown', { ...COMPOSING, key: 'Escape' });
  await expect(version).toHaveValue('1.0');
  await expect(page).not.toHaveURL(/version=/);
  await expectTotal(page, 3);
  await version.dispatchEvent('compositionend');
  await expect(page).toHaveURL(/version=1\.0/);
  await expectTotal(page, 1);
});
