/**
 * What a spreadsheet may take for a formula at the start of a cell, full-width forms included (OWASP, "CSV Injection").
 * Apostrophes before it count with it, so that one more can always be taken off again.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Marks UTF-8; without it spreadsheets read the file in their system's own encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One cell as RFC 4180 has it. A text that begins like a formula gets an apostrophe in front, which spreadsheets take for
 * "this is text"; `readCsv` takes it off again.
 */
export function csvCell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a file, with its end. */
export const csvLine = (values: readonly string[]): string => `${values.map(csvCell).join(',')}\r\n`;

const withoutApostrophe = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/**
 * Reads CSV piece by piece, as it comes from a file. Lines end with a line feed, a carriage return or both.
 * @yields each line's cells, without the byte order mark and without the apostrophes of `csvCell`
 * @throws SyntaxError when the text ends within quotation marks
 */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let cells: string[] = [];
  let cell = '';
  let isFirst = true;
  /** `inside` and `after` quotation marks; of two marks in a row the first only seems to be the end. */
  let quotes: 'none' | 'inside' | 'after' = 'none';
  const takeCell = () => {
    cells.push(withoutApostrophe(cell));
    cell = '';
    quotes = 'none';
  };
  const hasContent = () => cells.length > 0 || cell !== '';
  for await (const piece of pieces) {
    for (const character of isFirst && piece.startsWith(BYTE_ORDER_MARK) ? piece.slice(1) : piece) {
      if (quotes === 'inside') {
        if (character === '"') quotes = 'after';
        else cell += character;
      } else if (character === '"') {
        if (quotes === 'after') cell += '"';
        quotes = 'inside';
      } else if (character === ',') takeCell();
      else if (character === '\n' || character === '\r') {
        if (!hasContent()) continue;
        takeCell();
        yield cells;
        cells = [];
      } else cell += character;
    }
    if (piece !== '') isFirst = false;
  }
  if (quotes === 'inside') throw new SyntaxError();
  if (!hasContent()) return;
  takeCell();
  yield cells;
}
