export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** An object in JSON, or `undefined` for any other text. */
export function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** More than any record that people bring back, in bytes. */
const LARGEST = 1024 * 1024;

/** The text of a file that somebody chose as such a record; empty where it is too large to be one, and would fill the memory. */
export const recordText = async (file: Blob): Promise<string> => (file.size > LARGEST ? '' : file.text());
