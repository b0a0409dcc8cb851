import { expect, test } from 'vitest';
import { utf8, wellFormed } from './content.ts';

test.each([
  ['nothing', ''],
  ['letters of one byte to four', 'Zoë Łódź 東京 👩‍🔬'],
  ['halves of a pair', 'a\ud83d b\udc69'],
  ['more than is written at once', '東'.repeat(100_000)],
])('%s becomes the bytes that Buffer.from gives', (_what, text) => {
  expect(utf8(text).equals(Buffer.from(text))).toBe(true);
});

test('bytes stay as they are when another text is written', () => {
  const first = utf8('the first text');
  utf8('another one');
  expect(first.toString()).toBe('the first text');
});

test.each([
  ['half a character', 'a\ud83d b', 'a\ufffd b'],
  ['both halves the wrong way round', '\udc00\ud800', '\ufffd\ufffd'],
  ['behind a backslash', '\\\ud800', '\\\ufffd'],
  ['whole characters', 'a👩‍🔬b', 'a👩‍🔬b'],
  ['words that look like it', String.raw`\ud800 and \\ud800`, String.raw`\ud800 and \\ud800`],
])('%s in JSON is read as it should be', (_what, text, read) => {
  expect(JSON.parse(utf8(wellFormed(JSON.stringify({ [text]: [text] }))).toString())).toEqual({ [read]: [read] });
});
