import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';

test.describe('staff', () => {
  test.use({ expectedInConsole: /status of 400/ });

  test('finds in the log what they changed and exported, takes it along and clears it', async ({
    page,
    world,
    signIn,
    desk,
  }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'showSaveFilePicker'));
    await signIn(world.staff);
    await page.goto(`/consents/${world.consents.active}/revoke`);
    // What the server refuses is in the log as well.
    const fault = { method: 'POST', path: /revoke/, status: 400, detail: 'Not now.' };
    desk.faults.push(fault);
    await page.getByRole('button', { name: 'Revoke consent' }).click();
    await expect(page.getByText('Not now.')).toBeVisible();
    desk.faults.splice(desk.faults.indexOf(fault), 1);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.goto(`/consents/${world.consents.outdated}/correct`);
    await page.getByRole('combobox', { name: 'Version' }).fill('1.1');
    await page.getByRole('button', { name: 'Correct version' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.goto(`/revoke?user=${world.owner.uuid}`);
    await page.getByRole('button', { name: 'Start revoking' }).click();
    await expect(page.getByText('Finished', { exact: true }).first()).toBeVisible();

    await page.goto(`/export?user=${world.owner.uuid}`);
    const files = page.waitForEvent('download', (file) => file.suggestedFilename().endsWith('.manifest.json'));
    await page.getByRole('button', { name: 'Start export' }).click();
    await files;

    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await expect(page.getByRole('heading', { level: 1, name: 'My log' })).toBeVisible();
    const rows = page.getByRole('table', { name: 'My log' }).getByRole('row');
    await expect(rows).toHaveCount(6);
    await expect(rows.nth(1)).toContainText(/Exported: consents-.*csv, 3 consents.*Done/);
    await expect(rows.nth(2)).toContainText(/Revoked consents in bulk.*Done: 1 · Already revoked: 2/);
    await expect(rows.nth(3)).toContainText(`from 1.0 to 1.1`);
    await expect(rows.nth(3)).toContainText(world.owner.full_name);
    await expect(rows.nth(4)).toContainText(/Revoked: Compute .*, version 2\.0.*Done/);
    await expect(rows.nth(5)).toContainText('Failed (HTTP 400)');
    await expectAccessible(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Log as CSV' }).click(),
    ]);
    const csv = String(await readFile(await download.path()));
    expect(csv.trim().split('\r\n')).toHaveLength(8);
    expect(csv).toContain(world.owner.uuid);
    expect(csv).not.toContain(world.owner.full_name);

    await page.getByRole('button', { name: 'Clear…' }).click();
    await page.getByRole('button', { name: 'Clear log' }).click();
    await expect(page.getByText('You have changed and exported nothing in this browser yet.')).toBeVisible();
  });
});
