import { BYTE_ORDER_MARK, csvLine, readCsv } from '#web/lib/text/csv.ts';
import type { FieldId } from './fields.ts';

/** How the rows of an export are written. */
export interface ExportFormat {
  extension: string;
  mediaType: string;
  /** What stands before the rows. */
  head: (fields: readonly FieldId[]) => string;
  row: (fields: readonly FieldId[], values: readonly (string | null)[]) => string;
  /**
   * Reads a file of this format piece by piece.
   * @yields each row's texts by their fields; what is not recorded is an empty text
   * @throws SyntaxError when the file is of no such format
   */
  read: (pieces: AsyncIterable<string>) => AsyncGenerator<ReadonlyMap<string, string>>;
}

/** RFC 4180 with a byte order mark, for spreadsheets. */
const csv: ExportFormat = {
  extension: 'csv',
  mediaType: 'text/csv',
  head: (fields) => BYTE_ORDER_MARK + csvLine(fields),
  row: (_fields, values) => csvLine(values.map((value) => value ?? '')),
  async *read(pieces) {
    let fields: string[] | undefined;
    for await (const cells of readCsv(pieces)) {
      if (!fields) fields = cells;
      else yield new Map(fields.map((field, index) => [field, cells[index] ?? '']));
    }
  },
};

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function readObject(line: string): ReadonlyMap<string, string> {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new SyntaxError();
  return new Map(Object.entries(value).map(([field, text]) => [field, typeof text === 'string' ? text : '']));
}

/** One JSON object a line, for programs. */
const jsonLines: ExportFormat = {
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  head: () => '',
  row: (fields, values) =>
    `${JSON.stringify(Object.fromEntries(fields.map((field, index) => [field, values[index] ?? null])))}\n`,
  async *read(pieces) {
    for await (const line of linesOf(pieces)) yield readObject(line);
  },
};

export const FORMATS = { csv, jsonl: jsonLines } as const;
export type FormatId = keyof typeof FORMATS;

/** The texts of a file, piece by piece. */
export async function* textOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
