import { readFile } from 'node:fs/promises';
import { inReceiptMenu } from './dialogs.ts';
import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';

test('the State filters promise no more than the server selects', async ({ page, world, signIn, dialect }) => {
  const exact = dialect !== '2025';
  // On the version in force, of terms that demand re-consent: what a Waldur of 2025 does not tell from an outdated one.
  await signIn(world.staff);
  const table = page.getByRole('table');
  await page.goto(`/consents?user=${world.owner.uuid}&state=needs-reconsent`);
  await expect(table.getByText(world.storage.name)).toBeVisible();
  await expect(table.getByText(world.compute.name)).toBeVisible({ visible: !exact });
  const note = page.getByText('This server cannot compare versions in a filter');
  await expect(note).toBeVisible({ visible: !exact });
  await page.goto(`/export?user=${world.owner.uuid}&state=needs-reconsent`);
  await expect(page.getByText('State: Needs re-consent')).toBeVisible();
  await expect(note).toBeVisible({ visible: !exact });
  await page.goBack();

  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Active' });
  await expect(table.getByText(world.compute.name)).toBeVisible({ visible: exact });
  await expect(page.getByText('This server leaves out consents')).toBeVisible({ visible: !exact });

  await page.getByRole('combobox', { name: 'State' }).selectOption({ label: 'Revoked' });
  await expect(table.getByText(world.archive.name)).toBeVisible();
  await expect(page.getByText('This server')).toBeHidden();
});

test('what a server does not tell is said to be untold', async ({ page, world, signIn, dialect }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  const shared = page.getByRole('region', { name: 'Shared with the provider' });
  if (dialect === '2025') await expect(shared).toContainText('The server does not say');
  else await expect(shared.getByRole('listitem').filter({ hasText: 'Affiliations' })).toBeVisible();
});

test('addresses carry uuids with dashes whatever the server sends', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  await page.goto(`/consents?offering=${world.compute.uuid.replaceAll('-', '')}`);
  await page.getByRole('table').getByRole('link', { name: world.owner.full_name }).click();
  await expect(page).toHaveURL(new RegExp(`/consents/${world.consents.active}`));
  await page.getByRole('link', { name: new RegExp(`^All consents to ${world.compute.name}`) }).click();
  await expect(page).toHaveURL(new RegExp(`offering=${world.compute.uuid}`));
});

test('a receipt invents nothing that the server does not tell', async ({ page, world, signIn, dialect }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}/revoke`);
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke consent' }).click();
  await expect(page.getByText('Revoked the consent of')).toBeVisible();
  const button = await inReceiptMenu(page, 'Download receipt');
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const receipt = await readFile(await download.path(), 'utf8');
  const { pii_processing, event_information } = JSON.parse(receipt);
  expect(pii_processing.purposes[0].pii_information === 'not recorded').toBe(dialect === '2025');
  const revocation = event_information.events.at(-1);
  expect(revocation.event_type).toBe('revoked');
  // A Waldur's event does not tell a revocation by staff from one by the person.
  if (dialect) expect(revocation.entity_id).toBe('not recorded');
  else expect(revocation.entity_id).toMatchObject({ username: world.staff.username });
});

test('a server that does not filter by date can be told from one that does', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.staff);
  const list = '/api/marketplace-user-offering-consents/';
  const counts = [];
  for (const query of ['', '?agreement_date_before=0001-01-01', '?revocation_date_after=9999-12-31']) {
    const answer = await page.request.head(list + query);
    counts.push([answer.status(), Number(answer.headers()['x-result-count'])]);
  }
  const [all] = counts;
  expect(all?.[1]).toBeGreaterThan(0);
  expect(counts).toEqual(dialect ? [all, all, all] : [all, [200, 0], [200, 0]]);
});

test('filters that the server does not know are disabled with the reason, and never pass for used', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.staff);
  const ownersAll = `/consents?user=${world.owner.uuid}`;
  await page.goto(`${ownersAll}&agreed_from=2025-03-01&agreed_to=2025-03-31`);
  const table = page.getByRole('table');
  const chip = page.getByRole('button', { name: 'Remove filter Agreed: 1 Mar 2025 – 31 Mar 2025' });
  const note = page.getByRole('status').filter({ hasText: 'This server cannot filter by Agreed.' });
  await expect(table.getByText(world.compute.name)).toBeVisible();
  await expect(table.getByText(world.storage.name)).toBeVisible({ visible: dialect !== undefined });
  await expect(note).toBeVisible({ visible: dialect !== undefined });
  await expect(chip).toBeVisible({ visible: dialect === undefined });
  if (dialect) {
    await note.getByRole('button', { name: 'Remove from the address' }).click();
    await expect(page).toHaveURL(ownersAll);
    await expect(note).toHaveCount(0);
  }
  await page.getByRole('button', { name: /^Agreed: / }).click();
  const panel = page.getByRole('dialog', { name: 'Agreed' });
  await expect(panel.getByText('This server cannot filter by this date.')).toBeVisible({
    visible: dialect !== undefined,
  });
  for (const label of ['From', 'To']) await expect(panel.getByLabel(label)).toBeEnabled({ enabled: !dialect });
  await expect(panel.getByRole('button', { name: 'Apply' })).toBeEnabled({ enabled: !dialect });

  // A consent's neighbours and an export are of the rows that the list has, not of what the address asks for in vain.
  const several = `user=${world.owner.uuid}&offering=${world.compute.uuid}&offering=${world.storage.uuid}`;
  await page.goto(`/consents/${world.consents.revoked}?${several}`);
  await expect(page.getByRole('link', { name: 'Back to the list' })).toBeVisible();
  await expect(page.getByText(/^\d of 3$/)).toBeVisible({ visible: dialect !== undefined });
  await page.goto(`/export?${several}`);
  await expect(page.getByText('This server cannot filter by several offerings')).toBeVisible({
    visible: dialect !== undefined,
  });
  await expect(page.getByText(dialect ? '3' : '2', { exact: true })).toBeVisible();
  await expect(page.getByText('Offering: ')).toBeVisible({ visible: dialect === undefined });
});

test('Insights tells what the server does, and says what it does not', async ({ page, world, signIn, dialect }) => {
  await signIn(world.staff);
  await page.goto('/insights');
  const states = page.getByRole('region', { name: 'State by offering' });
  await states.scrollIntoViewIfNeeded();
  await expect(states.getByText(/^Of [\d,]+ consents in force/)).toBeVisible();
  await expect(states.getByText('This server does not count consents by offering.')).toBeVisible({
    visible: !!dialect,
  });
  const radar = page.getByRole('region', { name: 'Re-consent radar' });
  await expect(radar.getByText('This server does not tell how long people have')).toBeVisible({
    visible: dialect === '2025',
  });
  const time = page.getByRole('region', { name: 'Acceptances and revocations' });
  await time.scrollIntoViewIfNeeded();
  const told = {
    embedded: /^[\d,]+ consents were given and [\d,]+ revoked/,
    current: 'The statistics of this server hold no day yet',
    '2025': 'This server tells neither how many consents',
  };
  await expect(time.getByText(told[dialect ?? 'embedded'])).toBeVisible();
  const adoption = page.getByRole('region', { name: 'Version adoption' });
  await adoption.scrollIntoViewIfNeeded();
  await expect(adoption.getByText(/of the consents to these offerings are to the version in force/)).toBeVisible();
  const quality = page.getByRole('region', { name: 'Data quality' });
  await quality.scrollIntoViewIfNeeded();
  const flags = quality.getByRole('row', { name: /^Flag and filter disagree/ });
  // A Waldur of 2025 finds consents to the version in force as well.
  await expect(flags).toContainText(dialect === '2025' ? /[1-9]\d* of \d+ compared/ : /disagree.*\D0 of \d+ compared/);
  await expect(quality.getByRole('row', { name: /^Agreed in the future/ })).toContainText(
    dialect ? 'not checked yet' : /0$/,
  );
});

test('a filter takes several offerings where the server does, and elsewhere one, which the field says', async ({
  page,
  world,
  signIn,
  dialect,
}) => {
  await signIn(world.support);
  await page.goto(`/consents?user=${world.owner.uuid}`);
  await expectTotal(page, 3);
  const field = page.getByRole('combobox', { name: 'Offering', exact: true });
  const pick = async (name: string) => {
    await field.fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).click();
  };
  const chip = (name: string) => page.getByRole('button', { name: `Remove filter Offering: ${name}`, exact: true });
  await pick(world.compute.name);
  await expectTotal(page, 1);
  await field.press('ArrowDown');
  await expect(page.getByText('This server can filter by one at a time.')).toBeVisible({ visible: Boolean(dialect) });
  await pick(world.storage.name);
  await expect(chip(world.storage.name)).toBeVisible();
  await expect(chip(world.compute.name)).toBeVisible({ visible: !dialect });
  await expectTotal(page, dialect ? 1 : 2);

  // An address of another server never passes for filtered.
  await page.goto(`/consents?user=${world.owner.uuid}&offering=${world.compute.uuid}&offering=${world.storage.uuid}`);
  const note = page.getByRole('status').filter({ hasText: 'This server cannot filter by several offerings.' });
  await expect(note).toBeVisible({ visible: Boolean(dialect) });
  await expectTotal(page, dialect ? 3 : 2);
});
