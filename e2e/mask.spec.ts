import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import type { patterns } from '#web/app/paths.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';
import type { Person, World } from './world.ts';

/** An address for every page and dialog; the compiler finds one that is missing. */
const addresses = ({ consents, owner, storage, compute, untouched }: World): Record<keyof typeof patterns, string> => ({
  home: '/',
  signIn: '/sign-in',
  consents: `/consents?user=${owner.uuid}`,
  export: `/export?user=${owner.uuid}`,
  consent: `/consents/${consents.active}`,
  revoke: `/consents/${consents.active}/revoke`,
  receipt: `/consents/${consents.revoked}/receipt`,
  amend: `/consents/${consents.active}/correct`,
  delete: `/consents/${consents.active}/delete`,
  bulkRevoke: `/revoke?user=${owner.uuid}`,
  revocationJob: '/revoke/job',
  myConsents: '/my-consents',
  withdraw: `/my-consents/${consents.active}/withdraw`,
  accept: `/my-consents/accept/${untouched.uuid}`,
  offerings: '/offerings',
  offering: `/offerings/${storage.uuid}`,
  user: `/users/${owner.uuid}`,
  insights: '/insights',
  coverage: `/coverage?users=${owner.uuid}&offerings=${compute.uuid},${storage.uuid}`,
  myLog: '/my-log',
});

/** Everything that is on screen, in titles, in accessible names and in the rest of the document, such as its data. */
const wholePage = (page: Page) =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')].map((field) => 'value' in field && field.value);
    return [document.title, document.documentElement.outerHTML, ...values].join('\n');
  });

function expectNoNames(text: string, names: readonly string[], where: string): void {
  expect(
    names.filter((name) => text.includes(name)),
    where,
  ).toEqual([]);
}

const namesOf = (people: readonly Person[]) =>
  people.flatMap(({ full_name, username, email }) => [full_name, username, email]);

const expectNobody = async (page: Page, people: Person[], where: string): Promise<void> =>
  expectNoNames(await wholePage(page), namesOf(people), where);

/** What the next download holds. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return String(await readFile(await download.path()));
}

const menuItem = (page: Page) => page.getByRole('menuitemcheckbox', { name: 'Mask personal data' });

async function switchMask(page: Page, on: boolean): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await expect(menuItem(page)).toHaveAttribute('aria-checked', String(!on));
  await Promise.all([page.waitForEvent('load'), menuItem(page).click()]);
  await page.locator('#root:not([inert])').waitFor({ state: 'attached' });
}

test('staff masks who people are on every page, from the first frame on, in another window and in files', async ({
  page,
  world,
  signIn,
  context,
}) => {
  test.slow();
  const people = [world.staff, world.owner, world.neighbour];
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  const other = await context.newPage();
  await other.goto(`/users/${world.owner.uuid}`);
  await expect(other.getByRole('heading', { level: 1, name: world.owner.full_name })).toBeVisible();

  await switchMask(page, true);
  const masked = `Person ${world.owner.uuid.slice(0, 6)}`;
  await expect(page.getByRole('link', { name: masked }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Account:.*Names masked/ })).toBeVisible();
  await expect(other.getByRole('heading', { level: 1, name: masked })).toBeVisible();
  await expectNobody(other, people, 'the other window');
  await other.close();
  await expectAccessible(page);

  for (const [name, address] of Object.entries(addresses(world))) {
    // As the server sends it, and as it is once all that it reads is here.
    const sent = await page.request.get(address, { headers: { Accept: 'text/html', 'Sec-Fetch-Site': 'same-origin' } });
    const written = people.flatMap(({ full_name, email }) => [full_name, email]);
    expectNoNames(await sent.text(), written, name);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await expectNobody(page, people, name);
  }

  await page.goto(`/consents/${world.consents.active}`);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or go to' }).fill(`owner ${world.tag}`);
  await expect(page.getByRole('option', { name: new RegExp(`^${masked}`) })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Receipt', exact: true }).click();
  const receipt = await downloaded(page, () => page.getByRole('menuitem', { name: 'Download receipt' }).click());
  expect(JSON.parse(receipt)).toMatchObject({ personal_data: 'masked' });
  expect(receipt).toContain(masked);
  expectNoNames(receipt, namesOf(people), 'the receipt');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Names, usernames and e-mail addresses are masked.', { exact: true })).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  // From the palette as well.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find or go to' }).fill('show personal');
  await Promise.all([page.waitForEvent('load'), page.getByRole('option', { name: /^Show personal data/ }).click()]);
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(world.owner.full_name) })).toBeVisible();
});

test('somebody without a role, on a phone, has a log of their own and masks their own name', async ({
  page,
  world,
  signIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(world.owner);
  await page.goto(`/my-consents/${world.consents.active}/withdraw`);
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.goto(`/my-consents/accept/${world.untouched.uuid}`);
  await page.getByRole('button', { name: /^Accept/ }).click();
  await expect(page.getByText(/You have accepted|accepted version/i).first()).toBeVisible();
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'My log' }).click();
  const rows = page.getByRole('table', { name: 'My log' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText(/Accepted: Untouched .*you/);
  await expect(rows.nth(2)).toContainText(/Withdrew: Compute .*you/);
  await expectNoOverflow(page);

  await switchMask(page, true);
  const own = `/consents/${world.consents.revoked}`;
  for (const address of ['/my-log', '/my-consents', own, `${own}/receipt`]) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await expectNobody(page, [world.owner], address);
  }
  await expect(page.getByText('masked in the file too')).toBeVisible();

  // In the same browser.
  await signIn(world.neighbour);
  await page.goto('/my-log');
  await expect(page.getByText('You have changed and exported nothing in this browser yet.')).toBeVisible();
});

test('a bulk revocation keeps people as they are, and shows and reports them as the mask is at that time', async ({
  page,
  world,
  signIn,
  desk,
  context,
}) => {
  test.slow();
  const { owner, staff } = world;
  await signIn(staff);
  await context.addCookies([{ name: 'consent-desk-mask', value: '1', url: desk.origin }]);
  await page.goto(`/revoke?user=${owner.uuid}`);
  const masked = `Person ${owner.uuid.slice(0, 6)}`;
  await expect(page.getByText(`All consents that match User: ${masked}`)).toBeVisible();
  await page.getByText('1 person', { exact: true }).first().click();
  await expect(page.getByRole('listitem').filter({ hasText: masked }).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Note for the report' }).fill(`${owner.full_name} has left.`);
  await page.getByRole('button', { name: 'Start revoking' }).click();
  const results = page.getByRole('region', { name: 'Results' });
  const report = () => downloaded(page, () => page.getByRole('button', { name: 'Report as CSV' }).click());

  const expectMasked = async () => {
    await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
    await expect(page.getByText(`All consents that match User: ${masked}`)).toBeVisible();
    await expect(page.getByText('Note hidden while personal data are masked')).toBeVisible();
    await results.getByRole('button', { name: /^Revoked 2/ }).click();
    await expect(results.getByRole('link', { name: masked })).toHaveCount(2);
    await expectNobody(page, [owner, staff], 'the job');
    const table = await report();
    expect(table).toContain(`${masked},`);
    expectNoNames(table, namesOf([owner, staff]), 'the report');
  };
  await expectMasked();

  await switchMask(page, false);
  await expect(page.getByText(`All consents that match User: ${owner.full_name}`)).toBeVisible();
  await expect(page.getByText(`Note: ${owner.full_name} has left.`)).toBeVisible();
  await results.getByRole('button', { name: /^Revoked 2/ }).click();
  await expect(results.getByRole('link', { name: owner.full_name })).toHaveCount(2);
  const named = await report();
  for (const word of [owner.full_name, owner.username, staff.username]) expect(named).toContain(word);
  expect(named).not.toContain(masked);

  await switchMask(page, true);
  await expectMasked();
});
