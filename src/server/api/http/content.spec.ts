import { expect, test } from 'vitest';
import { utf8 } from './content.ts';

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
