import { expect, test } from './fixtures.ts';
import { expectAccessibleInBothThemes, inEveryWidth } from './looks.ts';

test('on paper there is the receipt alone, black on white, even in the dark theme', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`/consents/${world.consents.revoked}/receipt`);
  await expect(page.getByRole('heading', { name: 'Withdrawal receipt' })).toBeVisible();
  const main = page.getByRole('navigation', { name: 'Main' });
  await expect(main).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(main).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Withdrawal receipt' })).toBeVisible();
  for (const shown of [page.getByRole('heading', { level: 1 }), page.getByText(world.archive.name).last()]) {
    await expect(shown).toHaveCSS('color', 'rgb(0, 0, 0)');
    await expect(shown).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  }
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
});

test('a simple receipt fits on one page of A4', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.active}/receipt`);
  await expect(page.getByRole('heading', { name: 'Consent receipt' })).toBeVisible();
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  // Chromium writes its page objects uncompressed.
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  expect(pdf).toMatch(/\/Type\s*\/Pages\b[^>]*\/Count 1\b/);
});

test('the Print button opens the browser’s own printing', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.addInitScript(() => {
    window.print = () => {
      document.title = 'Printed';
    };
  });
  await page.goto(`/consents/${world.consents.active}/receipt`);
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page).toHaveTitle('Printed');
});

inEveryWidth('the receipt is accessible', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto(`/consents/${world.consents.revoked}/receipt`);
  await expect(page.getByRole('heading', { name: 'Withdrawal receipt' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
