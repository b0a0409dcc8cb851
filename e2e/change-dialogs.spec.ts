import { openDialog } from './dialogs.ts';
import { expect } from './fixtures.ts';
import { expectAccessibleInBothThemes, inEveryWidth } from './looks.ts';

inEveryWidth('corrections and deletions are accessible, also after a change', async ({ page, world, signIn, desk }) => {
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menuitem', { name: 'Delete record' })).toBeVisible();
  await expectAccessibleInBothThemes(page);

  const correct = await openDialog(page, 'correct', world.consents.active);
  await expect(correct.getByRole('combobox', { name: 'Version' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await correct.getByRole('combobox', { name: 'Version' }).fill('3.0');
  const change = `update consents set version = $2, modified = now() where uuid = $1`;
  await desk.db.query(change, [world.consents.active, '2.5']);
  await correct.getByRole('button', { name: 'Correct version' }).click();
  await expect(correct.getByRole('table', { name: 'What has changed' })).toBeVisible();
  await expectAccessibleInBothThemes(page);

  const remove = await openDialog(page, 'delete', world.consents.active);
  const username = remove.getByRole('textbox', { name: 'Username' });
  await expectAccessibleInBothThemes(page);
  await username.fill(world.owner.username);
  await desk.db.query(change, [world.consents.active, '2.6']);
  await remove.getByRole('button', { name: 'Delete record' }).click();
  await expect(remove.getByRole('table', { name: 'What has changed' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
