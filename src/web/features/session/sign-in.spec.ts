import { describe, expect, it } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { ApiError } from '#web/api/errors.ts';
import { missing, problemOf, waitWords } from './sign-in.ts';

const WORDS = { username: 'Enter your username.', password: 'Enter your password.' };

describe('an incomplete form', () => {
  it('names each empty field; blanks are empty', () => {
    expect(missing({ username: '  ', password: '' }, WORDS)?.fields).toEqual(WORDS);
    expect(missing({ username: 'staff', password: '' }, WORDS)?.fields).toEqual({ password: WORDS.password });
    expect(missing({ username: 'staff', password: 'demo' }, WORDS)).toBeUndefined();
  });
});

describe('a refusal', () => {
  const known = Object.keys(WORDS);

  it('goes under the field that it is about', () => {
    const error = new ApiError(400, 'username: Too long.', { fields: { username: ['Too long.'] } });
    expect(problemOf(error, known, english)).toEqual({
      fields: { username: 'Too long.' },
      wait: undefined,
    });
  });

  it('goes above the form when no field of the form is to blame', () => {
    const error = new ApiError(400, 'scope: Odd.', { fields: { scope: ['Odd.'] } });
    expect(problemOf(error, known, english)).toMatchObject({
      reason: { message: 'The server did not accept this request.', serverSays: 'scope: Odd.' },
      fields: {},
    });
  });

  it('of a wrong pair blames both fields, as nobody tells which it is, and leads to the password', () => {
    expect(problemOf(new ApiError(401, 'Invalid username/password.'), known, english)).toMatchObject({
      reason: { message: 'Username or password is not right.', serverSays: undefined },
      fields: { username: '', password: '' },
      goTo: 'password',
    });
    expect(problemOf(new ApiError(401, 'This token is old.'), ['token'], english)).toMatchObject({
      reason: { message: 'This API token is not accepted.', serverSays: 'This token is old.' },
      fields: { token: '' },
      goTo: 'token',
    });
  });

  it('for another reason blames no field', () => {
    // Nobody has a session yet that could have ended.
    expect(problemOf(new ApiError(401, 'User account is disabled.'), known, english)).toMatchObject({
      reason: { message: 'The server did not let you in.', serverSays: 'User account is disabled.' },
      fields: {},
      goTo: 'password',
    });
    expect(problemOf(new ApiError(500, 'Odd.'), known, english).goTo).toBeUndefined();
  });

  it('tells how long to wait', () => {
    expect(problemOf(new ApiError(429, 'Too many.', { retryAfter: 42 }), known, english)).toMatchObject({ wait: 42 });
    expect(waitWords(0, english)).toBe('You can try again now.');
    expect(waitWords(1, english)).toBe('You can try again in 1 second.');
    expect(waitWords(42, english)).toBe('You can try again in 42 seconds.');
    expect(waitWords(121, english)).toBe('You can try again in 3 minutes.');
  });
});
