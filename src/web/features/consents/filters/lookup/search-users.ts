import { isLike, longestWord } from '#contract/likeness.ts';
import { MOST_ROWS } from '#web/api/list.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { askForUsers, page_size, type FoundUser } from './users.ts';

/**
 * Users by `user_keyword`, which compares whole names without their accents. Some Waldurs do not know it and answer with
 * everybody, as do others for a name in another script; `query` compares first name, last name and so on, each alone.
 * Waldurs look for all of a text in one piece: for words in another order the longest is asked for, and the others are
 * looked for in its answer.
 */
export async function searchUsers(text: string, signal: AbortSignal): Promise<LookupOption[]> {
  const alike = ({ words }: FoundUser) => isLike(words, text);
  const options = (users: readonly FoundUser[]) => users.map(({ option }) => option);
  const found = await askForUsers({ user_keyword: text }, signal);
  if (found.length > 0 && found.every(alike)) return options(found);
  const byQuery = await askForUsers({ query: text }, signal);
  const word = longestWord(text);
  if (byQuery.length > 0 || word === text) return options(byQuery);
  const parameter = found.length > 0 ? 'query' : 'user_keyword';
  const candidates = await askForUsers({ [parameter]: word, page_size: MOST_ROWS }, signal);
  return options(candidates.filter(alike).slice(0, page_size));
}
