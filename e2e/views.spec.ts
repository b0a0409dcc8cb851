import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';

test('the list leads to each state with its number, asked for once somebody looks', async ({ page, world, signIn }) => {
  await signIn(world.staff);
  const counts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'HEAD' && request.url().includes(world.owner.uuid)) counts.push(request.url());
  });
  await page.goto(`/consents?user=${world.owner.uuid}`);
  const views = page.getByRole('navigation', { name: 'Views' });
  for (const name of ['All 3', 'Active 1', 'Needs re-consent 1', 'Revoked 1']) {
    await expect(views.getByRole('link', { name, exact: true })).toBeVisible();
  }
  // What the list has itself is not counted a second time.
  expect(counts).toHaveLength(3);
  await views.getByRole('link', { name: 'Revoked 1' }).click();
  await expectTotal(page, 1);
  await expect(views.getByRole('link', { name: 'Revoked 1' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('row', { name: new RegExp(world.archive.name) })).toBeVisible();
  await expect(page).toHaveURL(
    new RegExp(`user=${world.owner.uuid}&state=revoked|state=revoked&user=${world.owner.uuid}`),
  );
  await expectAccessible(page);
});

test('a view is saved, begun with, renamed, taken to another browser, and deleted', async ({
  page,
  world,
  signIn,
  browser,
  desk,
}) => {
  await signIn(world.staff);
  await page.goto(`/consents?user=${world.owner.uuid}&state=revoked&density=compact`);
  await expectTotal(page, 1);
  const menu = page.getByRole('button', { name: 'Saved views' });
  const choose = async (name: string) => {
    await menu.click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Save view…');
  const save = page.getByRole('dialog', { name: 'Save view' });
  await save.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(save.getByText('Type a name.')).toBeVisible();
  await save.getByRole('textbox', { name: 'Name' }).fill('Left us');
  await page.keyboard.press('Enter');
  await expect(save).toHaveCount(0);

  await page.goto('/consents');
  await choose('Left us');
  await expectTotal(page, 1);
  await choose('Manage views…');
  const manage = page.getByRole('dialog', { name: 'Saved views' });
  await expectAccessible(page);
  await manage.getByRole('textbox', { name: /^Name of/ }).fill('Has left');
  await manage.getByRole('radio', { name: 'Begin with it' }).check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    manage.getByRole('button', { name: 'Export' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  expect(file).toContain('Has left');
  expect(file).not.toContain(world.owner.full_name);
  await page.goto('/');
  await expectTotal(page, 1);
  await expect(page).toHaveURL(/density=compact/);

  const cookies = await page.context().cookies();
  const elsewhere = await browser.newContext({ baseURL: desk.origin });
  await elsewhere.addCookies(cookies.filter(({ name }) => !name.includes('hints')));
  const other = await elsewhere.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'Saved views' }).click();
  await other.getByRole('menuitem', { name: 'Manage views…' }).click();
  const imported = { name: 'views.json', mimeType: 'application/json', buffer: Buffer.from(file) };
  await other.getByLabel('Import views').setInputFiles(imported);
  await expect(other.getByText('1 view was added.')).toBeVisible();
  await other.getByRole('button', { name: /^Delete / }).click();
  await expect(other.getByRole('textbox', { name: /^Name of/ })).toHaveCount(0);
  await elsewhere.close();

  await menu.click();
  await expect(page.getByRole('menuitem', { name: 'Has left' })).toBeVisible();
});
