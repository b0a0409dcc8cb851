import type { Page } from 'playwright/test';
import { expect } from './fixtures.ts';

/** Texts of the page, its title and its labels in which a name with U+202E could turn other words round. */
const turned = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const turning = '\u202e';
    const found: string[] = [];
    const isIsolated = (text: string) => !text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/g, '').includes(turning);
    const check = (text: string) => {
      if (!isIsolated(text)) found.push(text);
    };
    check(document.title);
    for (const element of document.querySelectorAll('body *')) {
      // A name alone in a title or label has no other words beside it.
      for (const name of ['title', 'aria-label']) {
        const text = element.getAttribute(name) ?? '';
        if (!text.startsWith(turning)) check(text);
      }
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (!parent || ['SCRIPT', 'STYLE', 'TITLE'].includes(parent.tagName) || isIsolated(text)) continue;
      let block: Element = parent;
      while (block.parentElement && getComputedStyle(block).display.startsWith('inline') && block.tagName !== 'BDI') {
        block = block.parentElement;
      }
      if (block.tagName !== 'BDI' && block.textContent !== text) found.push(`${text} in ${block.textContent}`);
    }
    return found;
  });

/** Names with U+202E are there, and turn none of the app's own words. */
export async function expectIsolated(page: Page): Promise<void> {
  await expect.poll(async () => (await page.content()).includes('\u202e')).toBe(true);
  expect(await turned(page)).toEqual([]);
}
