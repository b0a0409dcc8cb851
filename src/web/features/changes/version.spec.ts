import { describe, expect, test } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { judgeVersion, publishedVersions } from './version.ts';

describe('the version in the field', () => {
  test('may be any other text, and blank', () => {
    expect(judgeVersion('2024-05 draft', '1.0', english)).toEqual({
      version: '2024-05 draft',
      problem: undefined,
      wrong: false,
    });
    expect(judgeVersion('', '1.0', english)).toEqual({ version: '', problem: undefined, wrong: false });
  });

  test('is taken without surrounding blanks, as the server stores it', () => {
    expect(judgeVersion(' 2.0 ', '1.0', english).version).toBe('2.0');
  });

  test.each([
    ['1.0', '1.0'],
    [' 1.0 ', '1.0'],
    ['  ', ''],
  ])('%j over %j corrects nothing, which is no mistake', (text, recorded) => {
    expect(judgeVersion(text, recorded, english)).toMatchObject({
      problem: expect.stringContaining('nothing to correct'),
      wrong: false,
    });
  });

  test('has at most 50 characters, counted as the server counts them', () => {
    expect(judgeVersion('v'.repeat(50), '1.0', english).problem).toBeUndefined();
    expect(judgeVersion('🌍'.repeat(50), '1.0', english).problem).toBeUndefined();
    expect(judgeVersion('v'.repeat(51), '1.0', english)).toMatchObject({
      problem: 'A version has no more than 50 characters. This one has 51.',
      wrong: true,
    });
  });
});

test('each published version is suggested once, newest first as the server lists them', () => {
  const terms = [{ version: '3.0' }, { version: '' }, { version: '2.0' }, { version: '3.0' }, {}];
  expect(publishedVersions(terms)).toEqual(['3.0', '2.0']);
});
