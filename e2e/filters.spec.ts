import type { Locator, Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { hold } from './held.ts';
import { expectTotal, listConsents, shownUuids } from './list-page.ts';

const STATES = [
  { value: 'active', label: 'Active', query: 'has_consent=true&requires_reconsent=false', own: 'active' },
  {
    value: 'needs-reconsent',
    label: 'Needs re-consent',
    query: 'has_consent=true&requires_reconsent=true',
    own: 'outdated',
  },
  { value: 'revoked', label: 'Revoked', query: 'has_consent=false', own: 'revoked' },
] as const;

const table = (page: Page) => page.getByRole('table', { name: 'Consents' });
const chip = (page: Page, name: string) => page.getByRole('button', { name: `Remove filter ${name}`, exact: true });
const field = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
/** One of the things within the field that it is a filter by. */
const chosen = (page: Page, name: string) => page.getByRole('search').getByRole('group', { name, exact: true });
const version = (page: Page) => field(page, 'Version');

for (const { value, label, query, own } of STATES) {
  test(`the state ${label} alone shows those consents only, and a reload keeps it`, async ({ page, world, signIn }) => {
    await signIn(world.staff);
    const all = (await listConsents(page)).total;
    const matching = (await listConsents(page, query)).total;
    expect(matching).toBeGreaterThan(0);
    expect(matching).toBeLessThan(all);
    await page.goto('/consents?page_size=25');
    await field(page, 'State').selectOption({ label });
    await expect(page).toHaveURL(new RegExp(`state=${value}(&|$)`));
    await expectTotal(page, matching);
    for (const each of STATES) {
      const expected = each.value === value ? Math.min(matching, 25) : 0;
      await expect(table(page).getByRole('cell', { name: each.label, exact: true })).toHaveCount(expected);
    }
    await page.reload();
    await expectTotal(page, matching);
    await expect(field(page, 'State')).toHaveValue(value);
    await chip(page, `State: ${label}`).click();
    await expectTotal(page, all);
    await expect(page).not.toHaveURL(/state=/);
    await expect(field(page, 'State')).toHaveValue('');
  });

  test(`of one person's consents, ${label} leaves the one that is`, async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await page.goto(`/consents?user=${world.owner.uuid}&state=${value}`);
    await expectTotal(page, 1);
    expect(await shownUuids(page)).toEqual([world.consents[own]]);
    expect((await listConsents(page, `user_uuid=${world.owner.uuid}&${query}`)).uuids).toEqual([world.consents[own]]);
  });
}

for (const by of ['username', 'email', 'full_name'] as const) {
  test(`a user is found by ${by}, and the address holds the uuid alone`, async ({ page, world, signIn }) => {
    await signIn(world.staff);
    await page.goto('/consents');
    await field(page, 'User').click();
    await field(page, 'User').fill(world.owner[by]);
    await page.getByRole('option', { name: new RegExp(world.owner.username) }).click();
    await expect(page).toHaveURL(`/consents?user=${world.owner.uuid}`);
    await expectTotal(page, 3);
    await expect(table(page).getByText(world.neighbour.email)).toHaveCount(0);
    await page.reload();
    await expect(chosen(page, world.owner.full_name)).toBeVisible();
    await chip(page, `User: ${world.owner.full_name}`).click();
    await expect(page).toHaveURL('/consents');
    await expectTotal(page, (await listConsents(page)).total);
  });
}

test('the name of a filter without any row is read again', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.support.uuid}&offering=${world.untouched.uuid}`);
  const [person, offering] = [world.support.full_name, world.untouched.name];
  await expect(page.getByText(`${person} has no consent to ${offering}.`)).toBeVisible();
  await expect(page.getByRole('link', { name: `All consents to ${offering}` })).toBeVisible();
  await expect(page.getByRole('link', { name: `All consents of ${person}` })).toBeVisible();
  await expect(chosen(page, world.support.full_name)).toBeVisible();
  await expect(chip(page, `Offering: ${world.untouched.name}`)).toBeVisible();
});

test('a version is one of those there are, or typed, which is taken after a pause; Escape brings back the old one', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  for (const name of ['1.0', '2.0']) {
    await expect(page.getByRole('option', { name, exact: true, includeHidden: true })).toHaveCount(1);
  }
  await version(page).pressSequentially('1.');
  expect(page.url()).not.toContain('version=');
  await version(page).press('0');
  await expect(page).toHaveURL(/version=1\.0/);
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.outdated]);
  await version(page).fill('half-ty');
  await version(page).press('Escape');
  await expect(version(page)).toHaveValue('1.0');
  await page.reload();
  await expect(version(page)).toHaveValue('1.0');
  await expectTotal(page, 1);
  await chip(page, 'Version: 1.0').click();
  await expectTotal(page, 3);
  await expect(version(page)).toHaveValue('');
});

test('four filters together: Back, Forward and a reload keep what they show', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  await expectTotal(page, 2);
  await page.getByRole('button', { name: `Actions for ${world.owner.full_name}, ${world.compute.name}` }).click();
  await page.getByRole('menuitem', { name: 'Only this user' }).click();
  await expectTotal(page, 1);
  await field(page, 'State').selectOption({ label: 'Active' });
  await expect(page).toHaveURL(/state=active/);
  await version(page).fill('2.0');
  await version(page).press('Enter');
  const all = new RegExp(`offering=${world.compute.uuid}&user=${world.owner.uuid}&state=active&version=2\\.0$`);
  await expect(page).toHaveURL(all);
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.active]);
  await page.goBack();
  await expect(version(page)).toHaveValue('');
  await page.goBack();
  await expect(field(page, 'State')).toHaveValue('');
  await page.goBack();
  await expectTotal(page, 2);
  await expect(table(page).getByRole('link', { name: world.neighbour.full_name })).toBeVisible();
  for (let step = 0; step < 3; step += 1) await page.goForward();
  await expect(page).toHaveURL(all);
  await page.reload();
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.active]);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(page).toHaveURL('/consents');
  await expectTotal(page, (await listConsents(page)).total);
});

test('what cannot be read in the address is named, and everything else counts', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=nonsense&state=x&page=0&user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  const message = page.getByRole('status').filter({ hasText: 'nonsense' });
  await expect(message).toContainText('Offering “nonsense” (a UUID, or up to 20 of them)');
  await expect(message).toContainText('State “x” (active, needs-reconsent or revoked)');
  await expect(message).toContainText('Page “0” (a whole number from 1)');
  await expect(page).toHaveURL(/offering=nonsense&state=x&page=0/);
  await field(page, 'State').selectOption({ label: 'Revoked' });
  await expectTotal(page, 1);
  await expect(message).not.toContainText('State');
  await expect(chip(page, `User: ${world.owner.full_name}`)).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(message).toHaveCount(0);
});

test("the address of somebody else's consents shows a regular user the own ones", async ({ page, world, signIn }) => {
  await signIn(world.neighbour);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 1);
  expect(await shownUuids(page)).toEqual([world.consents.neighbours]);
  expect((await listConsents(page, `user_uuid=${world.owner.uuid}`)).total).toBe(0);
});

/** Notes what a select shows in each frame that is drawn after the next choice; returns what was noted. */
async function watchFrames(select: Locator): Promise<() => Promise<string[]>> {
  const shown = await select.evaluateHandle((element: HTMLSelectElement) => {
    const values: string[] = [];
    const look = () => {
      values.push(element.value);
      requestAnimationFrame(look);
    };
    element.addEventListener('change', () => requestAnimationFrame(look), { once: true });
    return values;
  });
  return () => shown.jsonValue();
}

test('what is chosen is shown from the first frame on, however late the answer', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  const release = await hold(page, /user-offering-consents\/\?.*has_consent=false/);
  const states = await watchFrames(field(page, 'State'));
  await field(page, 'State').selectOption({ label: 'Revoked' });
  await expect(page).toHaveURL(/state=revoked/);
  await expect(table(page)).toHaveAttribute('aria-busy', 'true');
  // The rows of before stay as they are, and say by nothing that they are revoked.
  await expect(table(page).getByRole('link', { name: world.owner.full_name })).toHaveCount(3);
  release();
  await expectTotal(page, 1);
  expect(new Set(await states())).toEqual(new Set(['revoked']));

  await page.goto('/insights');
  await field(page, 'Time').scrollIntoViewIfNeeded();
  const times = await watchFrames(field(page, 'Time'));
  await field(page, 'Time').selectOption({ label: 'The last 12 weeks' });
  await expect(page).toHaveURL(/per=week/);
  await expect.poll(async () => (await times()).length).toBeGreaterThan(2);
  expect(new Set(await times())).toEqual(new Set(['week']));
});
