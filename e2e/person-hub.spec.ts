import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';
import { pageAsSent, stateFigures } from './hub-page.ts';

test('support goes along to a person, reads what happened, and downloads all receipts', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.support);
  await page.goto(`/offerings/${world.storage.uuid}`);
  await page
    .getByRole('table', { name: /^Consents that need/ })
    .getByRole('link', { name: world.owner.full_name, exact: true })
    .click();
  await expect(page).toHaveURL(`/users/${world.owner.uuid}`);
  await expect(page.getByRole('heading', { level: 1, name: world.owner.full_name })).toBeVisible();
  await expect(stateFigures(page)).toHaveText([/^3\s*All$/, /^1\s*Active$/, /^1\s*Needs re-consent$/, /^1\s*Revoked$/]);
  const rows = page.getByRole('table', { name: /^Consents of this user/ }).getByRole('row');
  await expect(rows.nth(1)).toContainText(world.storage.name);
  await expect(rows.nth(1)).toContainText(/Needs re-consent/);
  await expect(rows.nth(3)).toContainText(/revoked 01 Jun 2025/);
  const timeline = page.getByRole('list', { name: 'Timeline, newest first' }).getByRole('listitem');
  await expect(timeline).toHaveText([
    /^Consent revoked.*Archive .*01 Jun 2025/,
    /^Consent given, version 2\.0.*Compute .*01 Mar 2025/,
    /^Consent given, version 1\.0.*Storage .*01 Feb 2025/,
    /^Consent given.*Archive .*01 Jan 2025/,
  ]);
  await expectAccessible(page);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download all receipts' }).click(),
  ]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8')) as {
    export_metadata: { person: { username: string }; number_of_consents: number };
  };
  expect(saved.export_metadata.person.username).toBe(world.owner.username);
  expect(saved.export_metadata.number_of_consents).toBe(3);

  await page.getByRole('link', { name: new RegExp(`Open the consent of .* to ${world.storage.name}`) }).click();
  await expect(page).toHaveURL(`/consents/${world.consents.outdated}`);
  expect(await pageAsSent(page, `/users/${world.owner.uuid}`)).toContain(world.storage.name);
});

test('a plain user is told why and led to their own consents, and the pages ask for nothing', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  for (const address of ['/offerings', `/offerings/${world.compute.uuid}`, `/users/${world.owner.uuid}`]) {
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
    await page.goto(address);
    await expect(page.getByText(/^Only staff(,| and) support .* under My consents/)).toBeVisible();
    expect(asked).toEqual([]);
    expect(await pageAsSent(page, address)).not.toContain(world.neighbour.full_name);
  }
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Offerings' })).toHaveCount(0);
  await page.getByRole('main').getByRole('link', { name: 'My consents' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My consents' })).toBeVisible();
});
