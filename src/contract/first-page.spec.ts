import { expect, test } from 'vitest';
import { parseReader } from './first-page.ts';

test.each(['Europe/Tallinn', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+3'])(
  'a reader in %s is understood, with the view that they chose',
  (zone) => {
    const text = new URLSearchParams({ zone, view: 'page_size=25' }).toString();
    expect(parseReader(text)).toEqual({ zone, view: 'page_size=25' });
  },
);

test.each(['light', 'dark', 'system'] as const)('a reader who chose the theme %s is understood', (theme) => {
  expect(parseReader(`zone=UTC&theme=${theme}`)).toEqual({ zone: 'UTC', view: '', theme });
});

test.each(['', 'blue', '" onload="alert(1)'])('%j is no theme, and the reader is understood without one', (theme) => {
  expect(parseReader(new URLSearchParams({ zone: 'UTC', theme }).toString())).toEqual({ zone: 'UTC', view: '' });
});

test('a reader without a remembered view has an empty one', () => {
  expect(parseReader('zone=UTC')).toEqual({ zone: 'UTC', view: '' });
});

test.each([
  undefined,
  '',
  'view=page_size%3D25',
  'zone=Mars/Olympus',
  'zone=../../etc/passwd',
  'zone=%2B01:00',
  'zone=<b>',
])('nobody is understood by %j', (text) => expect(parseReader(text)).toBeUndefined());
