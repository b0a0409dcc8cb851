// Waldur honours only the last of repeated `o`, and splits `uuid_list` itself; it reads every other list repeated.
const JOINED = ['o', 'uuid_list'];

/** Leaves out what is empty. */
export function queryText(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    if (value === undefined || value === null || value === '') continue;
    const values: unknown[] = Array.isArray(value) && !JOINED.includes(name) ? value : [value];
    for (const item of values) search.append(name, String(item));
  }
  return search.toString();
}
