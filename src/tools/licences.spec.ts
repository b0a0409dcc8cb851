import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isAllowed, productionLicences } from './licences.js';

test('every package that the product runs with has a licence that was agreed to', () => {
  const found = productionLicences();
  expect(found.filter(({ licence }) => !isAllowed(licence))).toEqual([]);
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  );
  const names = new Set(found.map(({ name }) => name));
  expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([]);
  expect(found.length).toBeGreaterThan(Object.keys(dependencies).length);
});

test.each([
  ['MIT', true],
  ['(MPL-2.0 OR Apache-2.0)', true],
  ['MIT AND ISC', true],
  ['(MIT AND Zlib)', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['none stated', false],
])('%s: %s', (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});
