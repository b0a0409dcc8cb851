import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { PASSWORD } from './world.ts';

const form = (page: Page) => ({
  username: page.getByRole('textbox', { name: 'Username' }),
  password: page.getByLabel('Password', { exact: true }),
  submit: page.getByRole('button', { name: 'Sign in', exact: true }),
});

test('staff sign in by password and land on the consents', async ({ page, world }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const { username, password, submit } = form(page);
  await username.fill(world.staff.username);
  await password.fill(PASSWORD);
  await submit.click();
  await expect(page.getByRole('heading', { name: 'Consents', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/\/consents/);
});

test('everybody else lands on their own consents', async ({ page, world, signIn }) => {
  await signIn(world.owner);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
});

test.describe('a wrong password', () => {
  test.use({ expectedInConsole: /401/ });

  test('is refused with the reason, in the language of the page, and the username stays', async ({ page, world }) => {
    await page.goto('/sign-in');
    const { username, password, submit } = form(page);
    await username.fill(world.owner.username);
    await password.fill('not this one');
    await submit.click();
    await expect(page.getByRole('alert')).toContainText('Username or password is not right.');
    await expect(page.getByText('Invalid username/password.')).toHaveCount(0);
    await expect(username).toHaveValue(world.owner.username);
    await expect(password).toBeFocused();
    for (const field of [username, password]) await expect(field).toHaveAttribute('aria-invalid', 'true');
    // What was typed is selected, and the next attempt takes its place.
    await page.keyboard.type('nor this');
    await expect(password).toHaveValue('nor this');
    for (const [field, words] of [
      [password, 'Enter your password.'],
      [username, 'Enter your username.'],
    ] as const) {
      await field.fill('');
      await submit.click();
      await expect(field).toBeFocused();
      await expect(field).toHaveAccessibleDescription(words);
    }
    const session = await page.request.get('/session');
    expect((await session.json()).user).toBeNull();
  });
});

test('a demo account is filled in at a click', async ({ page, world }) => {
  expect(world.tag).not.toBe('');
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /alice/i }).click();
  await form(page).submit.click();
  await expect(page.getByRole('heading', { name: 'My consents' })).toBeVisible();
});

test('a link survives signing in', async ({ page, world }) => {
  await page.goto(`/consents?offering=${world.compute.uuid}`);
  const { username, password, submit } = form(page);
  await username.fill(world.staff.username);
  await password.fill(PASSWORD);
  await submit.click();
  await expect(page).toHaveURL(new RegExp(`offering=${world.compute.uuid}`));
  await expect(page.getByRole('heading', { name: 'Consents', exact: true })).toBeVisible();
});
