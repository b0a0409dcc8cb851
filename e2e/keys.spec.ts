import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';

test('an operator works by keys alone, which do nothing in fields and can be switched off', async ({
  page,
  world,
  signIn,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}&page_size=25`);
  await expectTotal(page, 3);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);

  const offering = page.getByRole('combobox', { name: 'Offering' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(offering).toBeHidden();
  await page.keyboard.press('/');
  await expect(offering).toBeFocused();
  await offering.blur();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('/');
  await expect(offering).toBeFocused();
  await page.keyboard.type('j?');
  await expect(offering).toHaveValue('j?');
  await expect(keys).toHaveCount(0);
  await offering.fill('');
  await page.keyboard.press('Escape');
  await offering.blur();

  const links = page.getByRole('table').getByRole('link', { name: world.owner.full_name });
  await page.keyboard.press('j');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('Enter');
  const next = page.getByRole('link', { name: 'Next consent' });
  await expect(next).toBeVisible();
  const here = page.url();
  await page.keyboard.press(']');
  await expect(page).not.toHaveURL(here);
  await expect(page.getByRole('link', { name: 'Previous consent' })).toBeVisible();
  await page.keyboard.press('[');
  await expect(page).toHaveURL(here);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: 'My consents', level: 1 })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  const find = page.getByRole('combobox', { name: 'Find or go to' });
  await expect(find).toBeFocused();
  await find.fill(`compute ${world.tag}`);
  await expect(page.getByRole('option', { name: new RegExp(`^${world.compute.name}`) })).toBeVisible();
  await expectAccessible(page);
  // Its own page comes first, then the list of its consents.
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/offerings/${world.compute.uuid}`);
  await page.keyboard.press('ControlOrMeta+k');
  await find.fill(`compute ${world.tag}`);
  await page.getByRole('option', { name: `Consents of ${world.compute.name}` }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectTotal(page, 2);
  for (const [key, heading] of [
    ['o', 'Offerings'],
    ['i', 'Insights'],
    ['l', 'My log'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  }
  await page.keyboard.press('ControlOrMeta+k');
  await find.fill(world.consents.revoked.replaceAll('-', ''));
  await expect(page.getByRole('option', { name: new RegExp(world.archive.name) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(world.consents.revoked));
  await page.keyboard.press('ControlOrMeta+k');
  await find.fill(`https://waldur.example/api/users/${world.owner.uuid}/`);
  await expect(page.getByRole('option', { name: new RegExp(`^${world.owner.full_name}`) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/users/${world.owner.uuid}`);

  await page.keyboard.press('?');
  await page.getByRole('switch', { name: 'Shortcuts of a single key' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await page.keyboard.press('?');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(find).toBeFocused();
  await expect(keys).toHaveCount(0);
});

test.describe('without a role', () => {
  test.use({ expectedInConsole: /status of 404/ });

  test('somebody finds offerings and their own consents, and nobody else', async ({ page, world, signIn }) => {
    await signIn(world.owner);
    await page.goto('/my-consents');
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Find or go to…' }).click();
    const find = page.getByRole('combobox', { name: 'Find or go to' });
    await find.fill(world.tag);
    await expect(page.getByRole('option', { name: new RegExp(world.compute.name) })).toBeVisible();
    await expect(page.getByRole('option', { name: new RegExp(world.neighbour.full_name) })).toHaveCount(0);
    await find.fill(world.consents.neighbours);
    await expect(page.getByText('Nothing found')).toBeVisible();
  });
});
