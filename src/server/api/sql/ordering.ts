type Descending<Key extends string> = Key extends `-${infer Column}` ? Column : Key;

/** Always total: then by `id`, in the direction of the last key, so that one index serves the whole order. */
export function orderBy<Key extends string>(
  keys: readonly Key[] | undefined,
  fallback: Key,
  columns: Record<Descending<Key>, string>,
  id: string,
): string {
  const wanted = keys?.length ? keys : [fallback];
  const terms = wanted.map((key) => {
    const column = key.replace(/^-/, '') as Descending<Key>; // what the template type says, which `replace` cannot
    return columns[column] + direction(key);
  });
  return `order by ${terms.join(', ')}, ${id}${direction(wanted.at(-1) ?? fallback)}`;
}

function direction(key: string): string {
  return key.startsWith('-') ? ' desc' : '';
}
