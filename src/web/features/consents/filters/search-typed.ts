import { SEARCH_LENGTH, searchable } from '#contract/likeness.ts';
import { isNotFound } from '#web/api/errors.ts';
import { readTyped } from '#web/domain/typed.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import type { LookupSource } from './lookup/lookups.ts';

export interface Found {
  options: LookupOption[];
  /** How many characters were searched for, where more were typed. */
  cutTo: number | undefined;
}

/**
 * What the typed or pasted text finds. A uuid is looked up as such, since no search of the API finds by it.
 * @throws ApiError
 */
export async function searchTyped(source: LookupSource, typed: string, signal: AbortSignal): Promise<Found> {
  const wanted = readTyped(typed, source.things);
  const cutTo = searchable(typed) === typed ? undefined : SEARCH_LENGTH;
  if ('text' in wanted) return { options: await source.search(wanted.text, signal), cutTo };
  try {
    return { options: [await source.retrieve(wanted.uuid, signal)], cutTo };
  } catch (error) {
    if (isNotFound(error)) return { options: [], cutTo };
    throw error;
  }
}
