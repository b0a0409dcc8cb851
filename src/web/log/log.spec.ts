/// <reference types="vite/client" />
import { expect, it, vi } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { deedTo, type LogEntry } from './entry.ts';
import { logCsv, logFileName, logRecord } from './file.ts';
import { logged, outcomeOfError } from './note.ts';

const kept: LogEntry[] = [];
vi.mock('./store.ts', () => ({
  keepEntries: async (_userUuid: string, entries: LogEntry[]) => void kept.push(...entries),
}));

const consent = {
  uuid: '94c784312cfb4864a29dfcca55c349dd',
  user_uuid: '11111111-2222-4333-8444-555555555555',
  user_full_name: 'Olga Owner',
  user_username: 'olga',
  offering_uuid: '66666666-7777-4888-8999-aaaaaaaaaaaa',
  offering_name: 'Big Cluster',
  version: '=1+1',
};

const entry: LogEntry = {
  ...deedTo(consent),
  id: '1',
  userUuid: 'u',
  at: '2026-03-02T13:05:09.250Z',
  act: 'revoked',
  outcome: 'done',
};

it('holds the uuid of a person and the name of an offering, and nobody’s name', () => {
  const text = JSON.stringify(entry);
  expect(text).toContain('11111111-2222-4333-8444-555555555555');
  expect(text).toContain('Big Cluster');
  expect(text).not.toMatch(/olga/i);
});

it('is a table with one line an entry, in which no text is a formula', () => {
  const [head, line, rest] = logCsv([entry]).slice(1).split('\r\n');
  expect(head).toMatch(/^time,act,outcome,/);
  expect(line).toContain("'=1+1");
  expect(rest).toBe('');
});

it('is a record with the same columns', () => {
  const at = new Date(entry.at);
  const record = logRecord([entry], { at, desk: 'https://desk.example', userUuid: 'u' });
  expect(record.entries[0]).toMatchObject({ time: entry.at, act: 'revoked', version: '=1+1', rows: null });
  expect(logFileName(at, 'json')).toBe('my-log-2026-03-02-130509.json');
});

it.each([
  [403, {}, 'failed'],
  [429, {}, 'failed'],
  [507, {}, 'failed'],
  [503, { retryAfter: 2 }, 'failed'],
  [503, {}, 'unknown'],
  [0, {}, 'unknown'],
  [500, {}, 'unknown'],
  [504, {}, 'unknown'],
])('says of an answer with status %i and %j that it %s', (status, details, outcome) => {
  expect(outcomeOfError(new ApiError(status, '', details)).outcome).toBe(outcome);
});

it('does not know what became of what broke on the way back', () => {
  expect(outcomeOfError(new TypeError())).toEqual({ outcome: 'unknown' });
});

it('notes before it is known what comes of a deed, and then once more under the same id', async () => {
  const deed = { act: 'deleted' as const, consent: 'c' };
  const refused = logged('u', deed, async () => {
    await vi.waitFor(() => expect(kept.map(({ outcome }) => outcome)).toEqual(['unknown']));
    throw new ApiError(403);
  });
  await expect(refused).rejects.toThrow(ApiError);
  await vi.waitFor(() => expect(kept).toHaveLength(2));
  expect(kept[1]).toEqual({ ...kept[0], outcome: 'failed', status: 403 });
});

/** All of the app's own code, by file. */
const sources = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

it('is written by everything that changes a consent', () => {
  const changing = /client\.(POST|PUT|PATCH|DELETE)\(|useMutation\(\s*'(post|put|patch|delete)'/;
  const files = Object.entries(sources).filter(([file, text]) => !/\.spec\.|\/test-/.test(file) && changing.test(text));
  expect(files.length).toBeGreaterThan(3);
  // By itself, by the dialogs' own way of sending, or by the job that it belongs to.
  const writes = /#web\/log\/|useChange\(/;
  expect(files.filter(([, text]) => !writes.test(text)).map(([file]) => file)).toEqual([]);
});
