import { printSearch, readSearch } from '#web/lib/search.ts';
import { keep, readKept } from '#web/lib/storage.ts';
import { consentsSearch, VIEW, type ConsentsSearch } from './search.ts';

const KEY = 'consent-desk.consents.view';

/** The last choice of columns, density and page size, as a search; empty when nothing differs from the defaults. */
export const rememberedView = (): string => readKept(KEY) ?? '';

let tell = () => {};

/** Calls `listener`, instead of an earlier one, whenever a view has been remembered. */
export function watchView(listener: () => void): void {
  tell = listener;
}

/** Remembers how the list is shown. Filters are not: they would hide rows from somebody who comes back another day. */
export function rememberView(params: URLSearchParams): void {
  const search = readSearch(consentsSearch, params);
  const view: Partial<ConsentsSearch> = Object.fromEntries(VIEW.map((name) => [name, search[name]]));
  keep(KEY, printSearch(consentsSearch, new URLSearchParams(), view).toString());
  tell();
}
