import { acceptTerms, recorded, termsAddress } from './acceptance.ts';
import { expect, test } from './fixtures.ts';
import { expectAccessibleInBothThemes, inEveryWidth } from './looks.ts';
import { longHtml, offeringWith, publish, rewriteVersion, takeOutOfForce } from './world-terms.ts';

/** Each line would run, fetch, restyle, navigate or take a name, were it let. */
const HOSTILE = `
  <h1 id="root">Fair terms</h1>
  <p onclick="document.title='pwned'" style="position:fixed;inset:0;background:red" class="x">Be fair.</p>
  <script>document.title = 'pwned'</script>
  <img src="https://evil.example/pixel.png" onerror="document.title='pwned'" alt="our seal">
  <img src=x onerror=document.title='pwned'>
  <a href="javascript:document.title='pwned'">run</a> <a href=" java&#10;script:alert(1)">run too</a>
  <a href="data:text/html,<script>alert(1)</script>">data</a> <a href="vbscript:x">vb</a> <a href="//evil.example/">slashes</a>
  <a href="https://fair.example/read" target="_self" onclick="x()" ping="https://evil.example/">fair link</a>
  <iframe src="https://evil.example/frame" srcdoc="<script>parent.document.title='pwned'</script>">frame</iframe>
  <object data="https://evil.example/o"></object><embed src="https://evil.example/e">
  <style>@import url(https://evil.example/s.css); body { display: none }</style>
  <link rel="stylesheet" href="https://evil.example/l.css"><meta http-equiv="refresh" content="0;url=https://evil.example/">
  <base href="https://evil.example/">
  <form action="https://evil.example/f" id="getElementById" name="cookie"><input name="createElement" autofocus><button>Send</button></form>
  <svg onload="document.title='pwned'"><script>1</script><use href="https://evil.example/u#x"/><a href="javascript:1"><text>svg</text></a></svg>
  <math><mtext><table><mglyph><style><img src=x onerror="document.title='pwned'"></style></mglyph></table></mtext></math>
  <video src="https://evil.example/v" poster="https://evil.example/p" autoplay></video><audio src="https://evil.example/a"></audio>
  <table background="https://evil.example/b"><tr><td style="background:url(https://evil.example/t)">cell</td></tr></table>
  <x-evil onfocus="document.title='pwned'" tabindex=1 autofocus>custom</x-evil><p>The end.</p>
  <template><script>document.title='pwned'</script></template><noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>`;

test('hostile terms are read as text: nothing runs, nothing is fetched, nothing is restyled', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  const offering = await offeringWith(
    desk.db,
    world,
    'Hostile',
    { version: '1', html: HOSTILE },
    { version: '2', html: `<p onmouseover="x()">One more.</p>${HOSTILE}`, link: "javascript:document.title='pwned'" },
  );
  await desk.db.query(
    `insert into consents (uuid, user_id, offering_id, version, agreement_date, modified)
     select gen_random_uuid(), u.id, o.id, '1', now(), now() from users u, offerings o where u.uuid = $1 and o.uuid = $2`,
    [world.owner.uuid, offering.uuid],
  );
  await signIn(world.owner);
  await page.goto(termsAddress(offering));
  const text = page.getByRole('region', { name: `Terms of Service of ${offering.name}, version 2` });
  await expect(text).toContainText('Be fair.');
  await expect(text).toContainText('The end.');
  await expect(text).toContainText('[Image: our seal]');
  await expect(text.getByRole('heading', { level: 3, name: 'Fair terms' })).toBeVisible();
  const left = await text.evaluate((region) => ({
    elements: [...new Set([...region.querySelectorAll('*')].map(({ localName }) => localName))].sort(),
    attributes: [
      ...new Set([...region.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())),
    ].sort(),
    addresses: [...region.querySelectorAll('[href]')].map((link) => link.getAttribute('href')),
  }));
  expect(left.addresses).toEqual(['https://fair.example/read']);
  expect(left.attributes).toEqual(['href', 'rel', 'target']);
  for (const unsafe of ['script', 'img', 'iframe', 'style', 'form', 'input', 'button', 'svg', 'math', 'base', 'meta']) {
    expect(left.elements).not.toContain(unsafe);
  }
  const link = text.getByRole('link', { name: 'fair link' });
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(page.getByText('Parts of the text, such as frames or drawings, are left out')).toBeVisible();
  await expect(page.getByText('which is not a web address')).toBeVisible();
  await text.getByText('Be fair.').click();
  await text.getByText('run', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText('2 words added, 0 words removed');
  await expect(page).toHaveTitle(`Terms of ${offering.name} · Consent Desk`);
  await expect(page).toHaveURL(termsAddress(offering));
});

test('terms of which only the address is recorded, and terms with a blank version, can be accepted', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  const elsewhere = await offeringWith(desk.db, world, 'Elsewhere', {
    version: '',
    link: 'https://terms.example.org/x',
  });
  await signIn(world.owner);
  await page.goto(termsAddress(elsewhere));
  const link = page.getByRole('link', { name: /terms\.example\.org/ });
  await expect(link).toHaveAttribute('href', 'https://terms.example.org/x');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(page.getByText('Terms of Service, version not stated')).toBeVisible();
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  const [consent] = await desk.db.query(
    'select version, revocation_date from consents where offering_id = (select id from offerings where uuid = $1)',
    [elsewhere.uuid],
  );
  expect(consent).toEqual({ version: '', revocation_date: null });
});

test('a text of 5,000 words scrolls with the page, below the button, and is compared in time', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  await rewriteVersion(desk.db, world.storage, '1.0', longHtml(5000));
  await publish(desk.db, world.storage, { version: '5.0', html: longHtml(5000, 40), graceDays: 0 });
  await signIn(world.owner);
  await page.goto(termsAddress(world.storage));
  const text = page.getByRole('region', { name: `Terms of Service of ${world.storage.name}, version 5.0` });
  const changes = page.getByRole('region', { name: 'What changed' });
  await expect(changes).toContainText('125 words added, 125 words removed');
  await expect(changes.getByRole('heading', { name: 'Section 50' })).toBeVisible();
  // The deadline, what changed, and then the text.
  const tops = [page.getByText('The time to accept again is over'), changes, text].map(async (part) => {
    return (await part.boundingBox())?.y ?? Number.NaN;
  });
  const order = await Promise.all(tops);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  await text.focus();
  await page.keyboard.press('End');
  await expect(text.getByRole('heading', { name: 'Section 50' })).toBeInViewport();
  for (const viewport of [
    { width: 1280, height: 720 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await text.getByRole('heading', { name: 'Section 20' }).scrollIntoViewIfNeeded();
    await expect(acceptTerms(page)).toBeInViewport({ ratio: 1 });
    // Not under the navigation of a phone.
    await acceptTerms(page).click({ trial: true });
  }
  for (const region of [text, changes]) {
    expect(await region.evaluate((part) => part.scrollHeight - part.clientHeight)).toBeLessThanOrEqual(0);
  }
  // Where the window is low the button leaves its room to the text.
  await page.setViewportSize({ width: 640, height: 320 });
  await text.getByRole('heading', { name: 'Section 20' }).scrollIntoViewIfNeeded();
  await expect(acceptTerms(page)).not.toBeInViewport();
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeFocused();
});

test('a long text is accepted without scrolling, giving reasons or finding anything ticked', async ({
  page,
  world,
  signIn,
  desk,
}) => {
  const offering = await offeringWith(desk.db, world, 'Long', { version: '1.0', html: longHtml(5000) });
  await signIn(world.owner);
  await page.goto(termsAddress(offering));
  const text = page.getByRole('region', { name: `Terms of Service of ${offering.name}, version 1.0` });
  await expect(text).toContainText('Section 50');
  for (const control of ['checkbox', 'radio', 'switch', 'textbox', 'combobox'] as const) {
    await expect(page.getByRole(control)).toHaveCount(0);
  }
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test('texts with little in common are shown whole instead', async ({ page, world, signIn, desk }) => {
  const other = longHtml(5000).replaceAll('word', 'thing').replaceAll('Section', 'Chapter');
  await publish(desk.db, world.storage, { version: '6.0', html: other });
  await rewriteVersion(desk.db, world.storage, '1.0', longHtml(5000));
  await signIn(world.owner);
  await page.goto(termsAddress(world.storage));
  await expect(page.getByText('Versions 1.0 and 6.0 differ too much to be compared word by word.')).toBeVisible();
  for (const [name, words] of [
    ['Earlier text, version 1.0', 'Section 50'],
    ['Present text, version 6.0', 'Chapter 50'],
  ] as const) {
    await page.getByText(name, { exact: true }).click();
    await expect(page.getByRole('region', { name })).toContainText(words);
  }
});

inEveryWidth('accepting is accessible in each of its states', async ({ page, world, signIn, desk }) => {
  await takeOutOfForce(desk.db, world.archive);
  await signIn(world.owner);
  await page.goto('/my-consents');
  await expect(page.getByText('days left until it is revoked automatically')).toBeVisible();
  await page.getByRole('button', { name: 'Show the offerings that are not accepted yet' }).click();
  await expect(page.getByRole('button', { name: /^Accept the terms of/ }).first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.goto(termsAddress(world.storage));
  await expect(page.getByRole('region', { name: 'Changes from version 1.0 to 2.0' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await acceptTerms(page).click();
  await expect(recorded(page)).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.goto(termsAddress(world.archive));
  await expect(page.getByRole('heading', { name: 'No terms to accept' })).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
