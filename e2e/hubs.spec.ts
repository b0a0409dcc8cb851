import { expect, expectAccessible, test } from './fixtures.ts';
import { pageAsSent, stateFigures } from './hub-page.ts';
import { expectTotal } from './list-page.ts';
import { expectNoOverflow } from './looks.ts';

test('staff goes from a consent to its offering, and from each number there to the consents behind it', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.outdated}`);
  await page.getByRole('heading', { level: 1 }).getByRole('link', { name: world.storage.name }).click();
  await expect(page).toHaveURL(`/offerings/${world.storage.uuid}`);
  await expect(page.getByRole('heading', { level: 1, name: world.storage.name })).toBeVisible();
  await expect(page.getByText(`Provider Institute ${world.tag}`)).toBeVisible();
  await expect(stateFigures(page)).toHaveText([/^1\s*All$/, /^0\s*Active$/, /^1\s*Needs re-consent$/, /^0\s*Revoked$/]);

  const versions = page.getByRole('table', { name: 'Versions of the terms' }).getByRole('row');
  await expect(versions.nth(1)).toContainText(/2\.0\s*In force/);
  await expect(versions.nth(2)).toContainText(/^1\.0/);
  await expect(versions.nth(2)).toContainText('100%');
  await page.getByText('Read version 1.0', { exact: true }).click();
  await expect(page.getByRole('region', { name: /^Version 1\.0 of the Terms/ })).toContainText('Use it well.');
  await expectAccessible(page);

  const queue = page.getByRole('table', { name: /^Consents that need re-consent/ });
  await expect(queue.getByRole('row')).toHaveCount(2);
  await versions.nth(2).getByRole('link', { name: '1', exact: true }).click();
  await expect(page).toHaveURL(`/consents?offering=${world.storage.uuid}&state=needs-reconsent&version=1.0`);
  await expectTotal(page, 1);
  await page.goBack();
  await stateFigures(page).nth(0).click();
  await expect(page).toHaveURL(`/consents?offering=${world.storage.uuid}`);
  await expectTotal(page, 1);

  expect(await pageAsSent(page, `/offerings/${world.archive.uuid}`)).toMatch(/Last revocations.*Olga/s);
});

test('an owner sees how the offerings of the own organisation stand, and nobody’s name', async ({
  page,
  world,
  desk,
  signIn,
  dialect,
}) => {
  await desk.db.query(
    `insert into organisation_members (customer_id, user_id, role, created)
     select o.customer_id, u.id, 'manager', now() from offerings o, users u where o.uuid = $1 and u.uuid = $2`,
    [world.storage.uuid, world.neighbour.uuid],
  );
  await signIn(world.neighbour);
  await page.goto('/my-consents');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Offerings' }).click();
  const rows = page.getByRole('table', { name: 'Offerings' }).getByRole('row');
  await expect(rows).toHaveCount(5);
  const storage = rows.filter({ hasText: world.storage.name });
  const needing = storage.getByRole('cell').nth(1);
  await expect(needing).toHaveText(dialect === '2025' ? 'not told' : '1');
  await expect(needing.getByRole('link')).toHaveCount(0);
  await storage.getByRole('link', { name: world.storage.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: world.storage.name })).toBeFocused();
  const figures = page.getByRole('list', { name: 'Consents by state' }).getByRole('listitem');
  if (dialect === '2025') {
    await expect(figures).toHaveText([/^not told/, /^not told/, /^not told/, /^not told/]);
    await expect(page.getByText('This server makes no statistics of offerings.')).toBeVisible();
  } else {
    await expect(figures).toHaveText([/^1\s*All$/, /^0\s*Active$/, /^1\s*Needs re-consent$/, /^0\s*Revoked$/]);
    await expect(page.getByText('1 person has to consent again.')).toBeVisible();
  }
  const versions = page.getByRole('table', { name: 'Versions of the terms' }).getByRole('row');
  await expect(versions.nth(2)).toContainText(/^1\.0/);
  await expect(page.getByText(world.owner.full_name)).toHaveCount(0);
  await expectAccessible(page);

  const [other] = await desk.db.query<{ uuid: string }>(
    `select uuid from offerings o where shared and not exists
       (select from organisation_members m join users u on u.id = m.user_id where m.customer_id = o.customer_id and u.uuid = $1)`,
    [world.neighbour.uuid],
  );
  expect(other).toBeDefined();
  await page.getByRole('link', { name: 'All offerings' }).click();
  await expect(rows).toHaveCount(5);
  expect(await pageAsSent(page, `/offerings/${world.storage.uuid}`)).toContain('In force');
  const refused = await page.request.get(`/api/marketplace-provider-offerings/${other?.uuid}/`, {
    headers: { 'X-Page-User': world.neighbour.uuid },
  });
  expect(refused.status()).toBe(404);
});

test('somebody without a role finds no figures of offerings', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText(['My consents']);
  await page.goto(`/offerings/${world.storage.uuid}`);
  await expect(page.getByText(/^Only staff, support and the owners and managers of organisations see/)).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('offerings are found, ranked where the server can, and opened by keyboard', async ({
    page,
    world,
    signIn,
    dialect,
  }) => {
    await signIn(world.staff);
    await page.goto('/consents');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Offerings' }).click();
    await page.getByRole('searchbox', { name: 'Find an offering' }).fill(world.tag);
    await expect(page).toHaveURL(`/offerings?search=${world.tag}`);
    const rows = page.getByRole('table', { name: 'Offerings' }).getByRole('row');
    await expect(rows).toHaveCount(5);
    const rank = page.getByRole('button', { name: 'Put these 4 offerings in order of attention' });
    if (dialect) {
      await expect(rows.nth(1)).toContainText('Archive');
      await rank.click();
    } else {
      await expect(rank).toHaveCount(0);
    }
    await expect(rows.nth(1)).toContainText('Storage');
    await expect(rows.nth(1).getByRole('cell').nth(1)).toHaveText('1');
    await expectNoOverflow(page);
    await expectAccessible(page);
    await rows.nth(1).getByRole('link', { name: world.storage.name }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: world.storage.name })).toBeFocused();
    await expectNoOverflow(page);
  });
});
