import { canonicalUuid } from '#contract/uuid.ts';
import { expect, test } from './fixtures.ts';

type Dates = {
  revocation_date: string | null;
  modified: string;
};

test('a double click revokes once, and revoking again keeps the first date', async ({ page, world, signIn }) => {
  const address = `/api/marketplace-user-offering-consents/${world.consents.active}/`;
  const read = async (): Promise<Dates> => {
    const { revocation_date, modified }: Dates = await (await page.request.get(address)).json();
    return { revocation_date, modified };
  };
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  });
  await signIn(world.staff);
  await page.goto(`/consents/${world.consents.active}/revoke`);
  const dialog = page.getByRole('dialog', { name: 'Revoke consent?' });
  const button = dialog.getByRole('button', { name: 'Revoke consent' });
  await expect(button).toHaveAttribute('aria-disabled', 'false');
  await button.dblclick();
  await expect(dialog).toBeHidden();
  expect(sent.map((path) => canonicalUuid(path.split('/')[3] ?? ''))).toEqual([world.consents.active]);
  const first = await read();
  expect(first.revocation_date).not.toBeNull();

  const again = await page.request.post(`${address}revoke/`, { headers: { 'Sec-Fetch-Site': 'same-origin' } });
  expect(again.status()).toBe(200);
  expect(await again.json()).toMatchObject(first);
  expect(await read()).toEqual(first);
});
