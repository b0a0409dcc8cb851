/** `row` with only the fields asked for, or all of it when none was. */
export function sparse<Row extends object>(row: Row, fields: readonly string[] | undefined): Partial<Row> {
  if (!fields?.length) return row;
  const chosen = Object.entries(row).filter(([name]) => fields.includes(name));
  return Object.fromEntries(chosen) as Partial<Row>; // a subset of the row's own entries
}
