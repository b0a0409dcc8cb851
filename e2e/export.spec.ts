import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal, listConsents } from './list-page.ts';

interface Manifest {
  file: string;
  sha256: string;
  rows: number;
  fields: string[];
  filters: { words: string[] };
  exported_by: { username: string };
}

/** Starts the export and waits for its files, of which each has its own name. */
async function filesOf(page: Page, press: () => Promise<void>, count: number): Promise<Map<string, Buffer>> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await press();
  await expect(() => expect(downloads).toHaveLength(count)).toPass();
  const files = downloads.map(async (download) => {
    const content = await readFile(await download.path());
    return [download.suggestedFilename(), content] as const;
  });
  return new Map(await Promise.all(files));
}

const readManifest = (files: Map<string, Buffer>): Manifest => {
  const name = [...files.keys()].find((each) => each.endsWith('.manifest.json')) ?? '';
  return JSON.parse(String(files.get(name)));
};

test.describe('staff', () => {
  test.use({ expectedInConsole: /status of 403/ });

  test('export what the list shows, go on after a failure, and later find out what has changed', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    // Without a choice of files on disk the browser keeps the export until it is whole, as most browsers do.
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    await signIn(world.staff);
    await page.goto(`/consents?user=${world.owner.uuid}`);
    await expectTotal(page, 3);
    await page.getByRole('link', { name: 'Export', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Export consents', level: 1 })).toBeVisible();
    await expect(page.getByText(`User: ${world.owner.full_name}`)).toBeVisible();
    await page.getByRole('radio', { name: 'JSON Lines, for programs' }).check();
    await page.getByRole('button', { name: 'Without personal data' }).click();
    await expect(page.getByRole('checkbox', { name: 'E-mail address' })).not.toBeChecked();
    await expectAccessible(page);

    await page.route('**/api/marketplace-user-offering-consents/?*o=created*', (route) =>
      route.fulfill({ status: 403 }),
    );
    await page.getByRole('button', { name: 'Start export' }).click();
    await expect(page.getByText('The export has stopped and can go on from here')).toBeVisible();
    await page.unrouteAll();
    const files = await filesOf(page, () => page.getByRole('button', { name: 'Resume' }).click(), 2);
    await expect(page.getByText('The export is complete.')).toBeAttached();

    const manifest = readManifest(files);
    const content = files.get(manifest.file) ?? Buffer.of();
    expect(manifest).toMatchObject({ rows: 3, exported_by: { username: world.staff.username } });
    expect(manifest.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(content.toString()).not.toContain(world.owner.email);
    const rows: { uuid: string; state: string }[] = content
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { uuids } = await listConsents(page, `user_uuid=${world.owner.uuid}`);
    expect(rows.map(({ uuid }) => uuid).sort()).toEqual(uuids.sort());
    expect(rows.find(({ uuid }) => uuid === world.consents.revoked)?.state).toBe('revoked');

    const revoke = `/api/marketplace-user-offering-consents/${world.consents.active}/revoke/`;
    const revocation = await page.request.post(revoke, { headers: { Origin: desk.origin } });
    expect(revocation.status()).toBe(200);
    const upload = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer });
    const manifestFile = upload('kept.manifest.json', Buffer.from(JSON.stringify(manifest)));
    await page.getByLabel('Manifest').setInputFiles(manifestFile);
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText('Choose the file that was exported.')).toBeVisible();
    await page.getByLabel('Export file').setInputFiles(upload('kept.jsonl', content.subarray(0, -1)));
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText(/kept.jsonl.? is not what was exported/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Compare with now' })).toHaveCount(0);
    await page.getByLabel('Export file').setInputFiles(upload('kept.jsonl', content));
    await page.getByRole('button', { name: 'Verify' }).click();
    await expect(page.getByText(/kept.jsonl.? is exactly what was exported/)).toBeVisible();
    await page.getByRole('button', { name: 'Compare with now' }).click();
    await expect(page.getByText('2 consents are as they were.')).toBeVisible();
    const revoked = page.getByRole('region', { name: 'Revoked since then' });
    await expect(revoked.getByRole('link')).toHaveText(`${world.owner.full_name} · ${world.compute.name}`);
    await expect(page.getByRole('region', { name: 'New since then' }).getByRole('link')).toHaveCount(0);
    await expectAccessible(page);
    const lists = await filesOf(page, () => revoked.getByRole('button').click(), 1);
    expect(String([...lists.values()][0])).toContain(world.consents.active);
  });
});

test('somebody without a role exports their own consents only, to a file on disk', async ({ page, world, signIn }) => {
  // The browser's own dialog cannot be operated in a test; a file of the page's own storage takes the place of the choice.
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      showSaveFilePicker: async () => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle('export', { create: true });
      },
    });
  });
  await signIn(world.owner);
  await page.goto(`/export?user=${world.neighbour.uuid}`);
  await expect(page.getByText('None: all consents that you may see')).toBeVisible();
  await page.getByRole('radio', { name: 'UTC' }).check();
  const files = await filesOf(page, () => page.getByRole('button', { name: 'Start export' }).click(), 1);
  const manifest = readManifest(files);
  expect(manifest).toMatchObject({ rows: 3, filters: { words: [] } });
  const text = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle('export').then((handle) => handle.getFile());
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
  });
  expect(text.startsWith('\uFEFFuuid,user_uuid,')).toBe(true);
  expect(createHash('sha256').update(text).digest('hex')).toBe(manifest.sha256);
  const [, ...rows] = text.trim().split('\r\n');
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toContain(world.owner.uuid);
  expect(text).not.toContain(world.neighbour.uuid);
});
