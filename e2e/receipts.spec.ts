import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright/test';
import { inReceiptMenu } from './dialogs.ts';
import { expect, expectAccessible, readConsent, test } from './fixtures.ts';

interface Receipt {
  receipt_metadata: { receipt_type: string; receipt_id: string };
  record_metadata: { record_id: string; pii_principal_id: { uuid: string; username: string } };
  pii_processing: {
    privacy_notice: { version: string; accepted: string; text_sha256: string };
    purposes: [{ pii_information: { pii_type: string }[]; services: { uuid: string }[]; retention_period: string }];
  };
  party_identification: { party_name: string }[];
  event_information: { current_state: string; events: { event_type: string; source: string; entity_id: unknown }[] };
}

interface Everything {
  export_metadata: { person: { uuid: string }; number_of_consents: number };
  consents: { record: { uuid: string }; receipt: Receipt; accepted_terms: { text: string } | string }[];
}

/** What the browser saves when `button` is pressed. */
async function saved<Content>(page: Page, button: Locator): Promise<{ name: string; content: Content }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const content: Content = JSON.parse(await readFile(await download.path(), 'utf8'));
  return { name: download.suggestedFilename(), content };
}

/** As `world.ts` writes it. */
const hashOfTerms = (version: string) =>
  createHash('sha256').update(`<h2>Terms ${version}</h2><p>Use it well.</p>`).digest('hex');

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');

test('the owner gets the same receipt from My consents and from the consent’s page', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  const button = await inReceiptMenu(page, 'Download receipt', world.compute);
  const { name, content } = await saved<Receipt>(page, button);
  expect(name).toMatch(new RegExp(`^consent-receipt-${slug(world.compute.name)}-\\d{4}-\\d\\d-\\d\\d\\.json$`));
  await expect(page.getByText(`Downloaded ${name}.`)).toBeVisible();
  const answer = await page.request.get(`/api/marketplace-user-offering-consents/${world.consents.active}/`);
  const consent: { modified: string; agreement_date: string; version: string; collected_attributes: string[] } =
    await answer.json();
  expect(content.record_metadata).toMatchObject({
    record_id: `${world.consents.active}/${consent.modified}`,
    pii_principal_id: { uuid: world.owner.uuid, username: world.owner.username },
  });
  expect(content.pii_processing.privacy_notice).toMatchObject({
    version: consent.version,
    accepted: consent.agreement_date,
    text_sha256: hashOfTerms(consent.version),
  });
  const [purpose] = content.pii_processing.purposes;
  expect(purpose.pii_information.map(({ pii_type }) => pii_type)).toEqual(consent.collected_attributes);
  expect(purpose.services.map(({ uuid }) => uuid)).toEqual([world.compute.uuid]);
  expect(purpose.retention_period).toBe('not recorded');
  expect(content.party_identification.map(({ party_name }) => party_name)).toEqual([
    world.owner.full_name,
    `Institute ${world.tag}`,
  ]);
  expect(content.event_information).toMatchObject({ current_state: 'Active', events: [{ event_type: 'given' }] });

  await page.goto(`/consents/${world.consents.active}`);
  const again = await saved<Receipt>(page, await inReceiptMenu(page, 'Download receipt'));
  expect(again.name).toBe(name);
  expect({ ...again.content, receipt_metadata: undefined }).toEqual({ ...content, receipt_metadata: undefined });
});

for (const role of ['staff', 'support'] as const) {
  test(`${role} get the receipt of somebody else’s consent`, async ({ page, world, signIn }) => {
    await signIn(world[role]);
    await page.goto(`/consents/${world.consents.outdated}`);
    const { content } = await saved<Receipt>(page, await inReceiptMenu(page, 'Download receipt'));
    expect(content.record_metadata.pii_principal_id.uuid).toBe(world.owner.uuid);
    expect(content.event_information.current_state).toBe('Needs re-consent');
    expect(content.pii_processing.privacy_notice).toMatchObject({ version: '1.0', text_sha256: hashOfTerms('1.0') });
    await (await inReceiptMenu(page, 'View receipt')).click();
    await expect(page.getByRole('heading', { name: 'Consent receipt' })).toBeVisible();
    await expect(page.getByRole('article')).toContainText(hashOfTerms('1.0'));
  });
}

test.describe('a neighbour', () => {
  test.use({ expectedInConsole: /status of 404/ });

  test('may not open it', async ({ page, world, signIn }) => {
    await signIn(world.neighbour);
    await page.goto(`/consents/${world.consents.active}/receipt`);
    await expect(page.getByRole('heading', { name: 'Receipt not found' })).toBeVisible();
    await expect(page.getByText('This consent does not exist, or you may not see it.')).toBeVisible();
    await expect(page.getByText(world.owner.full_name)).toHaveCount(0);
    await page.goto('/consents/nonsense/receipt');
    await expect(page.getByRole('heading', { name: 'Receipt not found' })).toBeVisible();
  });
});

test('after a withdrawal the same button gives a withdrawal receipt', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  await page.getByRole('button', { name: `Withdraw consent to ${world.compute.name}` }).click();
  const dialog = page.getByRole('dialog', { name: 'Withdraw consent?' });
  await dialog.getByRole('button', { name: 'Withdraw consent' }).click();
  await expect(dialog).toBeHidden();
  const button = await inReceiptMenu(page, 'Download receipt', world.compute);
  const { name, content } = await saved<Receipt>(page, button);
  expect(name).toMatch(new RegExp(`^withdrawal-receipt-${slug(world.compute.name)}-`));
  expect(content.receipt_metadata.receipt_type).toBe('withdrawal receipt');
  expect(content.event_information).toMatchObject({
    current_state: 'Revoked',
    events: [
      { event_type: 'given', source: 'consent record' },
      {
        event_type: 'withdrawn',
        source: 'event log',
        entity_id: { uuid: world.owner.uuid, username: world.owner.username },
      },
    ],
  });
  expect((await readConsent(page, world.consents.active)).has_consent).toBe(false);
  await page.goto(`/consents/${world.consents.active}/receipt`);
  await expect(page.getByRole('heading', { name: 'Withdrawal receipt' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'withdrawn' });
  await expect(row).toContainText(world.owner.username);
  const shown = await saved<Receipt>(page, page.getByRole('button', { name: 'Download JSON' }));
  expect(shown.name).toBe(name);
  expect(shown.content.record_metadata.record_id).toBe(content.record_metadata.record_id);
});

test('everything of one’s own comes in one file, and nothing of the neighbour’s', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/my-consents');
  const button = page.getByRole('button', { name: 'Download all my consents' });
  const { name, content } = await saved<Everything>(page, button);
  expect(name).toMatch(new RegExp(`^all-consents-${world.owner.username}-`));
  const { active, outdated, revoked } = world.consents;
  expect(content.consents.map(({ record }) => record.uuid).sort()).toEqual([active, outdated, revoked].sort());
  expect(content.export_metadata).toMatchObject({ person: { uuid: world.owner.uuid }, number_of_consents: 3 });
  const types = Object.fromEntries(
    content.consents.map(({ record, receipt }) => [record.uuid, receipt.receipt_metadata.receipt_type]),
  );
  expect(types).toEqual({
    [active]: 'consent receipt',
    [outdated]: 'consent receipt',
    [revoked]: 'withdrawal receipt',
  });
  const accepted = content.consents.find(({ record }) => record.uuid === outdated)?.accepted_terms;
  expect(accepted).toMatchObject({ version: '1.0', text: '<h2>Terms 1.0</h2><p>Use it well.</p>' });
  expect(JSON.stringify(content)).not.toContain(world.neighbour.uuid);
});

test.describe('when a part cannot be read', () => {
  test.use({ expectedInConsole: /status of 500/ });
  const texts = { method: 'GET', path: /^\/api\/.*terms-of-service/, status: 500, detail: 'The disk is full.' };

  for (const [what, words] of [
    ['Download all my consents', /nothing was saved\. .*The disk is full\./],
    ['Download receipt', /The receipt could not be prepared\. .*The disk is full\./],
  ] as const) {
    test(`"${what}" saves nothing and says why; trying again works`, async ({ page, world, signIn, desk }) => {
      await signIn(world.owner);
      await page.goto('/my-consents');
      const all = page.getByRole('button', { name: 'Download all my consents' });
      const button = what === 'Download receipt' ? await inReceiptMenu(page, what, world.compute) : all;
      await expect(button).toBeVisible();
      const files: string[] = [];
      page.on('download', (download) => files.push(download.suggestedFilename()));
      desk.faults.push(texts);
      await button.click();
      const alert = page.getByRole('alert').filter({ hasText: words });
      await expect(alert).toBeVisible();
      await expectAccessible(page);
      expect(files).toEqual([]);
      desk.faults.length = 0;
      const { content } = await saved(page, alert.getByRole('button', { name: 'Try again' }));
      expect(content).toBeTruthy();
      await expect(alert).toBeHidden();
    });
  }

  test('the page of the receipt says why, and trying again shows it', async ({ page, world, signIn, desk }) => {
    await signIn(world.owner);
    await page.goto('/my-consents');
    desk.faults.push({ ...texts, path: /\/api\/events/ });
    await page.goto(`/consents/${world.consents.active}/receipt`);
    await expect(page.getByRole('alert')).toContainText('The disk is full.', { timeout: 15_000 });
    desk.faults.length = 0;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { name: 'Consent receipt' })).toBeVisible();
  });
});
