import { expect, it } from 'vitest';
import { wayTo } from './use-arrival.ts';

const ROWS = ['/consents/a', '/consents/b', '/consents/bc'];

it.each([
  ['the row of the consent that was left', ROWS, '/consents/b', '/consents', 1],
  ['the row of the consent whose receipt was left', ROWS, '/consents/bc/receipt', '/consents', 2],
  ['the closest', ['/my-consents', '/my-consents/accept/x'], '/my-consents/accept/x', '/', 1],
  ['nothing for a row that is gone', ROWS, '/consents/d', '/consents', undefined],
  ['not the list that both pages lie below', ['/consents', '/consents/c'], '/consents/a', '/consents/b', undefined],
  ['not the way back after going forward', ['/consents'], '/consents', '/consents/b', undefined],
  ['nothing for another page', ROWS, '/my-consents', '/consents', undefined],
])('finds %s', (_what, paths, left, here, index) => {
  expect(wayTo(paths, left, here)).toBe(index);
});
