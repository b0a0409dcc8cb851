import { describe, expect, it } from 'vitest';
import { safeReturnPath } from './session.ts';

describe('the way back from sign-in', () => {
  it.each(['/', '/consents?state=revoked&page=2', '/consents/5f0c/revoke', '/my-consents#top'])(
    'may lead to %s',
    (path) => {
      expect(safeReturnPath(path)).toBe(path);
      expect(new URL(path, 'https://desk.example').origin).toBe('https://desk.example');
    },
  );

  it.each([
    null,
    '',
    'consents',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '%2F%2Fevil.example/',
    ' //evil.example/',
    '/\u0000/evil.example',
  ])('never leads to %j', (path) => {
    expect(safeReturnPath(path)).toBeUndefined();
  });
});
