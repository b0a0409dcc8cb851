/** A statement's WHERE with its values, so that a list and its count share both. */
export interface Conditions {
  values: unknown[];
  /** Returns the placeholder. */
  bind: (value: unknown) => string;
  add: (condition: string) => void;
  /** `where …`, or nothing. */
  where: () => string;
}

/** `values` are those of other conditions in the same statement. */
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

/** Takes the wildcards of ILIKE literally. */
function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/** In any case, in one of `columns`. */
export function search({ add, bind }: Conditions, text: string | undefined, columns: string[]) {
  if (!text) return;
  const pattern = bind(containing(text));
  add(columns.map((column) => `${column} ilike ${pattern}`).join(' or '));
}
