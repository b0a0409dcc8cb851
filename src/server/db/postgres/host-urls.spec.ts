import { expect, test } from 'vitest';
import { hostUrls, placesOf } from './host-urls.ts';

test.each([
  ['postgres://u:p@db/x', ['postgres://u:p@db/x']],
  [
    'postgresql://u:p%2C@a:5433,b/x?sslmode=require',
    ['postgresql://u:p%2C@a:5433/x?sslmode=verify-full', 'postgresql://u:p%2C@b/x?sslmode=verify-full'],
  ],
  ['postgres://a,[::1]:5433/x?target_session_attrs=read-write', ['postgres://a/x', 'postgres://[::1]:5433/x']],
  ['postgres://a/x?target_session_attrs=primary&sslmode=disable', ['postgres://a/x?sslmode=disable']],
  ['postgres://a/x?sslmode=require&uselibpqcompat=true', ['postgres://a/x?sslmode=require&uselibpqcompat=true']],
])('%s leads to each of its hosts', (url, urls) => {
  expect(hostUrls(url)).toEqual(urls);
});

test('places are told without user and password', () => {
  expect(placesOf('postgres://desk:secret@a:5433,b/consents')).toBe('a:5433/consents, b:5432/consents');
});
