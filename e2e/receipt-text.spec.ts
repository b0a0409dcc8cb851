import { acceptTerms, recorded, termsAddress } from './acceptance.ts';
import { inReceiptMenu } from './dialogs.ts';
import { expect, test } from './fixtures.ts';
import { publish, rewriteVersion } from './world-terms.ts';

const PROOF = 'it is the one that was accepted.';
const DOUBT = 'so the text may not be the one that was accepted.';

/** Moves the last change of version 1.0, as taking it out of force does. */
const CHANGED = `update terms_of_service set modified = $2
  where version = '1.0' and offering_id = (select id from offerings where uuid = $1)`;

test('a receipt of an older version proves its text, until somebody rewrites it', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await signIn(world.owner);
  await page.goto(termsAddress(world.untouched));
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  await page.getByRole('link', { name: 'Open this consent' }).click();
  await (await inReceiptMenu(page, 'View receipt')).click();
  const receipt = page.getByRole('article');
  await expect(receipt).toContainText(/Accepted version1\.0, on \d\d \w+ \d{4}/);
  await expect(receipt).toContainText(PROOF);
  await expect(receipt).not.toContainText('Lawful basis');

  await publish(desk.db, world.untouched, { version: '2.0', html: '<p>Newer.</p>', since: new Date().toISOString() });
  await desk.db.query(CHANGED, [world.untouched.uuid, new Date()]);
  await page.reload();
  await expect(receipt).toContainText(PROOF);
  await expect(receipt).not.toContainText(DOUBT);

  await rewriteVersion(desk.db, world.untouched, '1.0', '<p>Rewritten.</p>');
  await page.reload();
  await expect(receipt).toContainText('The server gives another text by now than the one that was accepted.');
  await expect(receipt).not.toContainText(PROOF);
});

test('of a text that nobody recorded it says what explains a later change, else that it may be another', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  // The world's 2.0 came into force on 2 February 2024, and 1.0 was accepted a year later; both are made to meet.
  await desk.db.query(
    `update terms_of_service set activated = '2025-06-01T08:00:00Z'
     where version = '2.0' and offering_id = (select id from offerings where uuid = $1)`,
    [world.storage.uuid],
  );
  await signIn(world.support);
  const receipt = page.getByRole('article');
  await desk.db.query(CHANGED, [world.storage.uuid, new Date('2025-06-01T07:59:56Z')]);
  await page.goto(`/consents/${world.consents.outdated}/receipt`);
  await expect(receipt).toContainText(
    'That is when version 2.0 took their place. Nothing tells that the text changed.',
  );
  await desk.db.query(CHANGED, [world.storage.uuid, new Date('2025-07-01T08:00:00Z')]);
  await page.reload();
  await expect(receipt).toContainText(DOUBT);
});
