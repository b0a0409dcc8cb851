import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { isLike, longestWord } from '#contract/likeness.ts';
import type { ListQuery, Offering, User } from '#contract/operations.ts';
import { client } from '#web/api/client.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { isolate } from '#web/lib/isolate.ts';
import type { Things } from './filter.ts';

/** Where things of one kind are searched by text and read by uuid. */
export interface LookupSource {
  things: Things;
  /** For cache keys. */
  kind: string;
  /** What to call a uuid that nothing has, or that is hidden from the signed-in user. */
  unknown: MessageDescriptor;
  search: (text: string, signal: AbortSignal) => Promise<LookupOption[]>;
  /** Rejects with status 404 for such a uuid. */
  retrieve: (uuid: string, signal: AbortSignal) => Promise<LookupOption>;
}

/** More than fit into the list of suggestions at once; who needs others types on. */
const page_size = 20;

/** The most that the API gives at once. */
const MOST = 300;

const userOption = (user: User): LookupOption => ({
  uuid: plainUuid(user.uuid ?? ''),
  label: user.full_name?.trim() || (user.username ?? ''),
  detail: [user.username, user.email].flatMap((text) => (text ? [isolate(text)] : [])).join(' · '),
});

const offeringOption = (offering: Offering): LookupOption => ({
  uuid: plainUuid(offering.uuid ?? ''),
  label: offering.name ?? '',
  detail: offering.customer_name ?? undefined,
});

const userFields: ('uuid' | 'username' | 'full_name' | 'email')[] = ['uuid', 'username', 'full_name', 'email'];
const offeringFields: ('uuid' | 'name' | 'customer_name')[] = ['uuid', 'name', 'customer_name'];

type UserQuery = Pick<ListQuery<'/api/users/'>, 'query' | 'user_keyword' | 'page_size'>;

async function askForUsers(asked: UserQuery, signal: AbortSignal): Promise<LookupOption[]> {
  const query = { page_size, ...asked, field: userFields, o: ['full_name' as const] };
  const { data = [] } = await client.GET('/api/users/', { params: { query }, signal });
  return data.map(userOption);
}

/**
 * Users by `user_keyword`, which compares whole names without their accents. Some Waldurs do not know it and answer with
 * everybody, as do others for a name in another script; `query` compares first name, last name and so on, each alone.
 * Waldurs look for all of a text in one piece: for words in another order the longest is asked for, and the others are
 * looked for in its answer.
 */
async function searchUsers(text: string, signal: AbortSignal): Promise<LookupOption[]> {
  const alike = ({ label, detail = '' }: LookupOption) => isLike(`${label} ${detail}`, text);
  const found = await askForUsers({ user_keyword: text }, signal);
  if (found.length > 0 && found.every(alike)) return found;
  const byQuery = await askForUsers({ query: text }, signal);
  const word = longestWord(text);
  if (byQuery.length > 0 || word === text) return byQuery;
  const parameter = found.length > 0 ? 'query' : 'user_keyword';
  const candidates = await askForUsers({ [parameter]: word, page_size: MOST }, signal);
  return candidates.filter(alike).slice(0, page_size);
}

const users: LookupSource = {
  things: 'users',
  kind: 'users',
  unknown: msg`Unknown user`,
  search: searchUsers,
  async retrieve(uuid, signal) {
    const params = { path: { uuid }, query: { field: userFields } };
    const { data = {} } = await client.GET('/api/users/{uuid}/', { params, signal });
    return userOption(data);
  },
};

function offerings(path: '/api/marketplace-provider-offerings/' | '/api/marketplace-public-offerings/'): LookupSource {
  return {
    things: 'offerings',
    kind: path,
    unknown: msg`Unknown offering`,
    async search(text, signal) {
      const query = { query: text, field: offeringFields, o: ['name' as const], page_size };
      const { data = [] } = await client.GET(path, { params: { query }, signal });
      return data.map(offeringOption);
    },
    async retrieve(uuid, signal) {
      const params = { path: { uuid }, query: { field: offeringFields } };
      const { data = {} } = await client.GET(`${path}{uuid}/`, { params, signal });
      return offeringOption(data);
    },
  };
}

/** Staff and support look among all offerings, others among those that everyone may see. */
const SOURCES: Record<Things, { all: LookupSource; own: LookupSource }> = {
  offerings: {
    all: offerings('/api/marketplace-provider-offerings/'),
    own: offerings('/api/marketplace-public-offerings/'),
  },
  users: { all: users, own: users },
};

export const lookupSource = (things: Things, ownOnly: boolean): LookupSource =>
  SOURCES[things][ownOnly ? 'own' : 'all'];
