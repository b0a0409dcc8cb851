/** A statement's WHERE with its values, so that a list and its count share both. */
export interface Conditions {
  values: unknown[];
  /** Binds a value and returns its placeholder. */
  bind: (value: unknown) => string;
  /** Adds a condition. */
  add: (condition: string) => void;
  /** `where …`, or nothing. */
  where: () => string;
}

/** @param values those of other conditions in the same statement */
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

/** A pattern for ILIKE that finds `text` anywhere and takes its wildcards literally. */
function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** Adds the condition that one of `columns` contains `text` in any case; none when there is no text. */
export function search({ add, bind }: Conditions, text: string | undefined, columns: string[]) {
  if (!text) return;
  const pattern = bind(containing(text));
  add(columns.map((column) => `${column} ilike ${pattern}`).join(' or '));
}
