import { expect, test } from './fixtures.ts';

// Headless browsers hide scrollbars, which is the very thing to look at here.
const executablePath = process.env['CHROMIUM_PATH'];
test.use({ launchOptions: { ignoreDefaultArgs: ['--hide-scrollbars'], ...(executablePath && { executablePath }) } });

test('a dialog leaves the page where it is and dims it to the edge', async ({ page, world, signIn }) => {
  const room = () => page.evaluate(() => window.innerWidth - document.documentElement.clientWidth);
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  const revoke = page.getByRole('button', { name: 'Revoke', exact: true });
  await expect(revoke).toBeVisible();
  expect(await room()).toBeGreaterThan(0);
  const before = await revoke.boundingBox();
  await revoke.click();
  const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible();
  expect(await room()).toBe(0);
  // Hidden from roles while the dialog is open, so it is found by its text.
  expect((await page.getByText('Revoke', { exact: true }).first().boundingBox())?.x).toBe(before?.x);
  await cancel.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await revoke.boundingBox()).toEqual(before);
});
