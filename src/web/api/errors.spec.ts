import { describe, expect, it } from 'vitest';
import { msg } from '@lingui/core/macro';
import { english } from '#web/testing/visitor.tsx';
import { ApiError, describeError, parseError, reasonOf } from './errors.ts';

const parse = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  parseError(status, body, new Headers(headers));

describe('the bodies in which Waldur reports errors', () => {
  it('a detail is the message', () => {
    const error = parse(403, { detail: "You don't have permission to revoke this consent." });
    expect(error.message).toBe("You don't have permission to revoke this consent.");
    expect(error.fields).toEqual({});
  });

  it('messages by field stay with their fields, and the first is the message', () => {
    const error = parse(400, { version: ['Too long.', 'Too odd.'], offering: ['This field is required.'] });
    expect(error.fields).toEqual({ version: ['Too long.', 'Too odd.'], offering: ['This field is required.'] });
    expect(error.message).toBe('version: Too long. Too odd.');
  });

  it('non_field_errors belong to no field', () => {
    const error = parse(400, { non_field_errors: ['Invalid data.'] });
    expect(error.message).toBe('Invalid data.');
    expect(error.fields).toEqual({});
  });

  it('an array holds messages, whose places in it are no names', () => {
    const error = parse(400, ['This offering is closed.', 'Ask its provider.']);
    expect(reasonOf(error, english)).toEqual({
      message: 'The server did not accept this request.',
      serverSays: 'This offering is closed. Ask its provider.',
    });
    expect(error.fields).toEqual({});
  });

  it('messages deep within a field stay with the field', () => {
    const error = parse(400, { version: { 0: ['Too long.'] }, offering: [{ uuid: ['Not a valid UUID.'] }] });
    expect(error.fields).toEqual({ version: ['Too long.'], offering: ['Not a valid UUID.'] });
  });

  it.each<[string, unknown]>([
    ['an address', ["Can't restore object from url: http://waldur.internal:8080/api/offerings/1/"]],
    ['an address without a scheme', { detail: 'No route to 10.1.2.3 at present.' }],
    ['a path', { detail: 'Nothing is at /api/things/ now.' }],
    ['a list of routes', { tried: [['^api/customers/$']], path: 'api/nonsense/' }],
    ['markup', { detail: '<h1>Bad Gateway.</h1>' }],
    ['a traceback', { detail: 'Traceback (most recent call last):\n  File "views.py", line 3.' }],
    ['words that are no sentence', { detail: 'bad gateway' }],
    ['nothing but more structure', { detail: { code: 7, causes: [] } }],
    ['a page of HTML', 'a page of HTML'],
    ['no body', undefined],
    ['null', null],
  ])('%s is nothing that people are told', (_what, body) => {
    const error = parse(502, body);
    expect(error.detail).toBe('');
    expect(reasonOf(error, english)).toEqual({
      message: 'The server behind this page gave no answer that can be used. Try again in a moment.',
    });
  });

  it.each([
    [400, /did not accept/],
    [401, /session has ended/],
    [403, /may not/],
    [404, /does not exist/],
    [405, /does not offer/],
    [408, /waited too long/],
    [409, /at the same time/],
    [410, /any more/],
    [413, /too large/],
    [415, /not understand/],
    [422, /cannot do anything/],
    [429, /Wait a moment/],
    [431, /cookies/],
    [500, /went wrong on the server/],
    [501, /cannot do this/],
    [502, /no answer that can be used/],
    [503, /not ready/],
    [504, /too long/],
    [507, /no room/],
    [418, /did not accept/],
    [599, /could not answer/],
  ])('a %i has words of its own, whether the server says something or not', (status, words) => {
    expect(describeError(parse(status, undefined), english)).toMatch(words);
    const reason = reasonOf(parse(status, { detail: 'So it is.' }, { 'X-Request-Id': 'r-1' }), english);
    expect(reason).toEqual({ message: expect.stringMatching(words), serverSays: 'So it is.', requestId: 'r-1' });
  });

  it('carries the request id and the wait', () => {
    const error = parse(429, { detail: 'Slow down.' }, { 'X-Request-Id': 'r-1', 'Retry-After': '42' });
    expect(error).toMatchObject({ status: 429, requestId: 'r-1', retryAfter: 42 });
    expect(parse(503, undefined, { 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' }).retryAfter).toBeUndefined();
    expect(parse(500, undefined).retryAfter).toBeUndefined();
  });
});

describe('a sentence for people', () => {
  it('comes from whatever was thrown', () => {
    expect(describeError(new ApiError(400, 'No.'), english)).toBe('The server did not accept this request.');
    expect(describeError(new ApiError(0, '', { words: msg`Changed.` }), english)).toBe('Changed.');
    for (const broken of [
      new TypeError('Failed to fetch'),
      new TypeError('Error in input stream'),
      new DOMException('BodyStreamBuffer was aborted', 'AbortError'),
    ]) {
      expect(describeError(broken, english)).toMatch(/cannot be reached/);
    }
    expect(describeError(new SyntaxError('Unexpected token'), english)).toMatch(/cannot be read/);
    for (const odd of [new Error('Odd'), new TypeError('x is undefined'), 'Odd']) {
      expect(reasonOf(odd, english)).toEqual({ message: 'This page made a mistake. Load it again.' });
    }
  });
});

it('a refusal of a personal access token does not blame the person alone', () => {
  const detail = 'You do not have permission to perform this action.';
  const refused = (headers: HeadersInit) => parseError(403, { detail }, new Headers(headers));
  expect(reasonOf(refused({ 'X-Token-Kind': 'personal' }), english)).toMatchObject({
    message: 'You may not do this, or the personal access token that you signed in with may not.',
    serverSays: detail,
  });
  expect(describeError(refused({}), english)).toBe('You may not do this.');
});
