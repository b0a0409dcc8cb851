import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import {
  baseUrls,
  errorToOwn,
  jsonStreamToOwn,
  jsonToOwn,
  jsonToWaldur,
  linkToOwn,
  queryToWaldur,
} from './url-rewriter.ts';

const WALDUR = 'https://waldur.example.org';
const OWN = 'http://desk.example.org:8080';
const urls = baseUrls(WALDUR, OWN);
const PATH = '/api/marketplace-provider-offerings/0123456789abcdef0123456789abcdef/';

describe('an answer', () => {
  test.each([
    ['an address of the API', [`${WALDUR}${PATH}`], [`${OWN}${PATH}`]],
    ['the same with the other scheme', { url: `http://waldur.example.org${PATH}` }, { url: `${OWN}${PATH}` }],
    ['many', [`${WALDUR}/api/a/`, { b: `${WALDUR}/api/b/` }], [`${OWN}/api/a/`, { b: `${OWN}/api/b/` }]],
  ])('has %s on the own origin', (_what, body, expected) => {
    expect(JSON.parse(jsonToOwn(JSON.stringify(body), urls))).toEqual(expected);
  });

  test.each([String.raw`\/`, String.raw`\u002f`, String.raw`\u002F`])(
    'has them on the own origin also where slashes are written as %s',
    (slash) => {
      const escaped = (text: string) => JSON.stringify(text).replaceAll('/', slash);
      const body = `[${escaped(WALDUR + PATH)},${escaped(`See ${WALDUR}${PATH}`)},${escaped(`${WALDUR}/media/x`)}]`;
      expect(JSON.parse(jsonToOwn(body, urls))).toEqual([OWN + PATH, `See ${WALDUR}${PATH}`, `${WALDUR}/media/x`]);
      expect(JSON.parse(jsonToWaldur(`[${escaped(OWN + PATH)}]`, urls))).toEqual([WALDUR + PATH]);
    },
  );

  test('keeps its numbers as they are written', () => {
    const body = `{"url":"${WALDUR}${PATH}","price":1.0,"bytes":12345678901234567890}`;
    expect(jsonToOwn(body, urls)).toBe(`{"url":"${OWN}${PATH}","price":1.0,"bytes":12345678901234567890}`);
  });

  test.each([
    ['a page that is not of the API', `${WALDUR}/media/terms.pdf`],
    ['an address in the middle of a text', `See ${WALDUR}${PATH}`],
    ['an address that a text quotes', `<a href="${WALDUR}${PATH}">`],
    ['a host that only begins alike', `${WALDUR}.evil.example${PATH}`],
    ['another host', `https://other.example${PATH}`],
    ['a backslash before the quote that ends a text', 'C:\\'],
  ])('keeps %s', (_what, value) => {
    const body = JSON.stringify({ before: 'x', value });
    expect(jsonToOwn(body, urls)).toBe(body);
  });

  test('is the same in whichever parts it arrives', async () => {
    const item = (url: string, other: string) => ({ url, text: `é漢 "${WALDUR}${PATH}" \\`, other });
    const plain = JSON.stringify(item(WALDUR + PATH, `http://waldur.example.org${PATH}`));
    const body = `[${plain},${plain.replaceAll('/', String.raw`\/`)},${plain.replaceAll('/', String.raw`\u002f`)}]`;
    const whole = jsonToOwn(body, urls);
    expect(JSON.parse(whole)).toEqual(Array.from({ length: 3 }, () => item(OWN + PATH, OWN + PATH)));
    const bytes = Buffer.from(body);
    for (let first = 0; first < bytes.length; first += 1) {
      const parts = [bytes.subarray(0, first), bytes.subarray(first, first + 7), bytes.subarray(first + 7)];
      expect(await text(Readable.from(parts).pipe(jsonStreamToOwn(urls)))).toBe(whole);
    }
  });

  test('has links on the own origin', () => {
    const link = `<${WALDUR}/api/users/?page=2>; rel="next", <http://waldur.example.org/api/users/>; rel="first"`;
    expect(linkToOwn(link, urls)).toBe(`<${OWN}/api/users/?page=2>; rel="next", <${OWN}/api/users/>; rel="first"`);
  });
});

describe('a request', () => {
  test('names Waldur’s own addresses in its body', () => {
    expect(JSON.parse(jsonToWaldur(JSON.stringify({ offering: OWN + PATH, version: '1' }), urls))).toEqual({
      offering: WALDUR + PATH,
      version: '1',
    });
  });

  test.each([
    [`offering=${encodeURIComponent(OWN + PATH)}&page=2`, `offering=${encodeURIComponent(WALDUR + PATH)}&page=2`],
    [`page=2&offering=${OWN}${PATH}`, `page=2&offering=${encodeURIComponent(WALDUR + PATH)}`],
    [`offering=${WALDUR}${PATH}`, `offering=${WALDUR}${PATH}`],
    ['query=a+b%20c%zz&o=name,-created&=&x', 'query=a+b%20c%zz&o=name,-created&=&x'],
    [`query=${OWN}`, `query=${OWN}`],
    ['', ''],
  ])('with the query %s is sent on with %s', (query, expected) => {
    expect(queryToWaldur(query, urls)).toBe(expected);
  });
});

describe('a refusal', () => {
  const internal = baseUrls('http://waldur.internal:8080', 'https://desk.example/consents');

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
    expect(errorToOwn(told, internal)).toEqual(passedOn);
  });

  test('a list of routes is a thing that was not found', () => {
    expect(errorToOwn({ tried: [['^api/users/$']], path: 'api/nonsense/' }, internal)).toEqual({
      detail: 'Not found.',
    });
  });
});
