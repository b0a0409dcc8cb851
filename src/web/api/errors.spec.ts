import { describe, expect, it } from 'vitest';
import { msg } from '@lingui/core/macro';
import { english } from '#web/testing/visitor.tsx';
import { ApiError, describeError, parseError } from './errors.ts';

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

  it.each([
    [401, /session has ended/],
    [404, /does not exist/],
    [429, /Wait a moment/],
    [503, /not ready/],
    [500, /could not answer/],
  ])('a %i without a body still says something', (status, words) => {
    expect(describeError(parse(status, undefined), english)).toMatch(words);
    expect(describeError(parse(status, 'a page of HTML'), english)).toMatch(words);
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
    expect(describeError(new ApiError(400, 'No.'), english)).toBe('No.');
    expect(describeError(new ApiError(0, '', { words: msg`Changed.` }), english)).toBe('Changed.');
    expect(describeError(new TypeError('Failed to fetch'), english)).toMatch(/cannot be reached/);
    expect(describeError(new Error('Odd'), english)).toBe('Odd');
    expect(describeError('Odd', english)).toBe('Odd');
  });
});
