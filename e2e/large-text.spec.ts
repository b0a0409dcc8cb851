import { expect, test } from './fixtures.ts';
import { expectTotal } from './list-page.ts';
import { acceptTerms, termsAddress } from './acceptance.ts';
import { expectNoOverflow } from './looks.ts';

const executablePath = process.env['CHROMIUM_PATH'];

// In one worker: each would start such a browser of its own.
test.describe.configure({ mode: 'default' });
// As set in the browser; the rules of a page for a window's width go by it as well.
test.use({
  launchOptions: { args: ['--blink-settings=defaultFontSize=32'], ...(executablePath && { executablePath }) },
});

for (const width of [390, 1440]) {
  test(`with text of twice the size at ${width} px nothing is cut, and nothing sticks out`, async ({
    page,
    world,
    signIn,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await signIn(world.staff);
    await page.goto(`/consents?user=${world.owner.uuid}`);
    await expectTotal(page, 3);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    await expectNoOverflow(page, 'the list');
    for (const words of ['Consents', 'My consents']) {
      const place = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: words, exact: true });
      expect(await place.evaluate((link) => link.scrollWidth - link.clientWidth), words).toBeLessThanOrEqual(0);
    }
    const chip = page.getByRole('cell', { name: 'Needs re-consent' }).getByText('Needs re-consent');
    expect(await chip.evaluate((label) => label.scrollWidth - label.clientWidth)).toBeLessThanOrEqual(0);
    if (width === 390) {
      const name = page.getByRole('button', { name: /^Account: / }).getByText(world.staff.full_name, { exact: true });
      expect(await name.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    }
    const consent = `/consents/${world.consents.outdated}`;
    for (const address of [consent, `${consent}/receipt`, '/insights', '/my-consents', termsAddress(world.untouched)]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      await expectNoOverflow(page, address);
    }
    await expect(acceptTerms(page)).toBeInViewport({ ratio: 1 });
    // Nor does the navigation, at the bottom of a phone and in two rows, cover any of it.
    const [button, bar] = await Promise.all(
      [acceptTerms(page), page.getByRole('navigation', { name: 'Main' })].map((part) => part.boundingBox()),
    );
    if (width === 390) expect((button?.y ?? NaN) + (button?.height ?? NaN)).toBeLessThanOrEqual(bar?.y ?? NaN);
  });
}
