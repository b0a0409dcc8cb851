import { describe, expect, it } from 'vitest';
import { BYTE_ORDER_MARK, csvLine, readCsv } from './csv.ts';

async function read(text: string, size = 3): Promise<string[][]> {
  async function* pieces() {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const rows: string[][] = [];
  for await (const row of readCsv(pieces())) rows.push(row);
  return rows;
}

describe('CSV', () => {
  it('quotes what would end a cell', () => {
    expect(csvLine(['a', 'b,c', 'say "no"', 'two\nlines', ''])).toBe('a,"b,c","say ""no""","two\nlines",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x'])(
    'makes a text of the formula %j',
    (formula) => expect(csvLine([formula]).replaceAll('"', '')).toMatch(/^'/),
  );

  it.each([1, 2, 3, 1000])('reads what it wrote, in pieces of %i characters', async (size) => {
    const rows = [
      ['uuid', 'name', 'version'],
      ['1', "O'Neill, Aoife", '=cmd|calc'],
      ['2', 'Zoë "Z" 🙂', '-1'],
      ['', '', ''],
      ['3', 'two\r\nlines', "'=was quoted before"],
    ];
    const text = BYTE_ORDER_MARK + rows.map(csvLine).join('');
    expect(await read(text, size)).toEqual(rows);
  });

  it('reads other line ends, and a last line without one', async () => {
    expect(await read('a,b\nc,d\re,f')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('refuses a text that was cut off within quotation marks', async () => {
    await expect(read('a,"b')).rejects.toThrow(SyntaxError);
  });
});
