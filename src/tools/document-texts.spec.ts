import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fillDocument } from '#web/ssr/document.ts';

const index = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');

it('fills in every text of index.html, with the address of the API as a link', async () => {
  const page = await fillDocument(index);
  expect(page.match(/__[A-Z_]+__/g)?.filter((place) => place !== '__CSP_NONCE__')).toEqual([]);
  expect(page).toContain('described at <a href="%BASE_URL%api/schema/">%BASE_URL%api/schema/</a>.');
  expect(page).toContain('append("Load the page again")');
});

it('finds no words in index.html that the catalog does not have, but for the name', () => {
  const scripts = [...index.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) =>
    code.replace(/\/\/.*/g, ''),
  );
  const inScripts = scripts.flatMap((code) => code.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`/g) ?? []);
  const markup = index.replace(/<script.*?<\/script>|<!--.*?-->/gs, '');
  const inAttributes = markup.match(/(?:content|title|aria-label|alt)="[^"]*"/g) ?? [];
  const inText = markup.replace(/<[^>]*>/g, '\n').split('\n');
  const sentences = [...inScripts, ...inAttributes, ...inText].filter((text) => /\p{Lu}\p{L}+ \p{L}/u.test(text));
  expect(sentences.map((text) => text.trim())).toEqual(['Consent Desk']);
});
