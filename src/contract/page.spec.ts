import { expect, test } from 'vitest';
import { parseHints } from './page.ts';

test.each(['Europe/Tallinn', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])(
  'a visitor in %s is understood, with the view that they chose',
  (zone) => {
    const text = new URLSearchParams({ zone, view: 'page_size=25', start: 'state=revoked' }).toString();
    expect(parseHints(text)).toEqual({ zone, view: 'page_size=25', start: 'state=revoked', wide: false });
  },
);

test.each(['light', 'dark', 'system'] as const)('a visitor who chose the theme %s is understood', (theme) => {
  expect(parseHints(`zone=UTC&theme=${theme}`)).toEqual({ zone: 'UTC', view: '', theme, wide: false });
});

test.each(['', 'blue', '" onload="alert(1)'])('%j is no theme, and the visitor is understood without one', (theme) => {
  expect(parseHints(new URLSearchParams({ zone: 'UTC', theme }).toString())).toEqual({
    zone: 'UTC',
    view: '',
    wide: false,
  });
});

test('a visitor without a remembered view has an empty one', () => {
  expect(parseHints('zone=UTC')).toEqual({ zone: 'UTC', view: '', wide: false });
});

test('a visitor with a wide window is understood', () => {
  expect(parseHints('zone=UTC&wide=yes')?.wide).toBe(true);
});

test.each([
  undefined,
  '',
  'view=page_size%3D25',
  'zone=Mars/Olympus',
  'zone=../../etc/passwd',
  'zone=%2B01:00',
  'zone=<b>',
])('nobody is understood by %j', (text) => expect(parseHints(text)).toBeUndefined());
