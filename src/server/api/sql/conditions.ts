/** The WHERE of a statement together with its values, so that a list and its count share both. */
export interface Conditions {
  values: unknown[];
  /** Binds a value and gives its placeholder. */
  bind: (value: unknown) => string;
  /** Adds a condition. */
  add: (condition: string) => void;
  /** `where …`, or nothing. */
  where: () => string;
}

/** @param values those of other conditions, when both stand in one statement */
export function conditions(values: unknown[] = []): Conditions {
  const texts: string[] = [];
  return {
    values,
    bind: (value) => `$${values.push(value)}`,
    add: (condition) => {
      texts.push(condition);
    },
    where: () => (texts.length > 0 ? `where ${texts.map((text) => `(${text})`).join(' and ')}` : ''),
  };
}

/** A pattern for ILIKE that finds `text` anywhere, its own wildcards taken literally. */
function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** Adds that `text` is found in one of `columns`, whatever its case; nothing when there is no text. */
export function search({ add, bind }: Conditions, text: string | undefined, columns: string[]) {
  if (!text) return;
  const pattern = bind(containing(text));
  add(columns.map((column) => `${column} ilike ${pattern}`).join(' or '));
}
