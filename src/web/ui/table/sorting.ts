/** As the API writes it: the name of a field, with `-` before it for descending. */
export interface SortParts {
  field: string;
  descending: boolean;
}

export function sortParts(sort: string): SortParts {
  return sort.startsWith('-') ? { field: sort.slice(1), descending: true } : { field: sort, descending: false };
}

/** Newest first, then oldest first, and so on. */
export function toggledSort(current: string, field: string): string {
  return current === `-${field}` ? field : `-${field}`;
}

export function ariaSort(current: string, field: string): 'ascending' | 'descending' | 'none' {
  const parts = sortParts(current);
  if (parts.field !== field) return 'none';
  return parts.descending ? 'descending' : 'ascending';
}
