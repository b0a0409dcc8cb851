import { expect, test } from 'vitest';
import { errorToOwn } from './error-bodies.ts';
import { baseUrls } from './url-rewriter.ts';

const urls = baseUrls('http://waldur.internal:8080', 'https://desk.example/consents');

test.each([
  [
    ["Can't restore object from url: http://waldur.internal:8080/api/things/1/"],
    ["Can't restore object from url: https://desk.example/consents/api/things/1/"],
  ],
  [
    { offering: { 0: ['HTTPS://WALDUR.INTERNAL:8080.', 7, null] } },
    { offering: { 0: ['https://desk.example/consents.', 7, null] } },
  ],
  // Other hosts, whose names only begin alike.
  ['http://waldur.internal:80801/x', 'http://waldur.internal:80801/x'],
  ['http://waldur.internal:8080.example/x', 'http://waldur.internal:8080.example/x'],
])('addresses of Waldur become addresses here, wherever they stand: %j', (told, passedOn) => {
  expect(errorToOwn(told, urls)).toEqual(passedOn);
});

test('a list of routes is a thing that was not found', () => {
  expect(errorToOwn({ tried: [['^api/users/$']], path: 'api/nonsense/' }, urls)).toEqual({ detail: 'Not found.' });
});
