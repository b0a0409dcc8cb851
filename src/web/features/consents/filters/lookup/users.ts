import type { ListQuery, User } from '#contract/operations.ts';
import { USERS } from '#contract/paths.ts';
import { client, sendUnmasked } from '#web/api/client.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { masked } from '#web/lib/mask/masking.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';

/** More than fit into the list of suggestions at once; who needs others types on. */
export const page_size = 20;

export const userFields: ('uuid' | 'username' | 'full_name' | 'email')[] = ['uuid', 'username', 'full_name', 'email'];
export const userOption = (user: User): LookupOption => ({
  uuid: plainUuid(user.uuid ?? ''),
  label: user.full_name?.trim() || (user.username ?? ''),
  detail: [user.username, user.email].flatMap((text) => (text ? [isolate(text)] : [])).join(' · '),
});

type UserQuery = Pick<ListQuery<typeof USERS>, 'query' | 'user_keyword' | 'page_size'>;

/** A user whom the API has found. */
export interface FoundUser {
  option: LookupOption;
  /** What was searched, whether or not it may be shown. */
  words: string;
}

const wordsOf = ({ label, detail = '' }: LookupOption) => `${label} ${detail}`;

/** One page of the users that the API finds so. */
export async function askForUsers(asked: UserQuery, signal: AbortSignal): Promise<FoundUser[]> {
  // Nobody reads a total here, and counting is the longest of a search by a text that many have.
  const query = { page_size, ...asked, field: userFields, o: ['full_name' as const], with_total: false };
  const { data = [] } = await client.GET(USERS, { params: { query }, signal, fetch: sendUnmasked });
  return data.map((user) => ({ option: userOption(masked(user)), words: wordsOf(userOption(user)) }));
}
