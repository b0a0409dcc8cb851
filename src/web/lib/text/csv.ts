/** Formulas for spreadsheets (OWASP, "CSV Injection"); the apostrophes that `csvCell` adds count with them. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Without it spreadsheets read UTF-8 in their system's encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell as RFC 4180 has it; an apostrophe before a formula makes it a text, and `readCsv` takes it off. */
export function csvCell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (values: readonly string[]): string => `${values.map(csvCell).join(',')}\r\n`;

const withoutApostrophe = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

/**
 * Lines end with a line feed, a carriage return or both.
 * @throws SyntaxError when the text ends within quotation marks
 */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let cells: string[] = [];
  let cell = '';
  let isFirst = true;
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
