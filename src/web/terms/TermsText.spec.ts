import { expect, it } from 'vitest';
import { webAddress } from './TermsText.tsx';

it('takes web addresses', () => {
  expect(webAddress(' https://terms.example.org/a b ')).toBe('https://terms.example.org/a%20b');
  expect(webAddress('http://terms.example.org')).toBe('http://terms.example.org/');
});

it.each(['', 'terms.example.org', '/terms', '//terms.example.org', 'ftp://example.org/', 'data:text/html,x'])(
  'does not take %j for a link',
  (address) => expect(webAddress(address)).toBeUndefined(),
);

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'blob:https://a/b',
])('nor what could run: %j', (address) => expect(webAddress(address)).toBeUndefined());
