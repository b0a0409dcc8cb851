import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Offering } from '#contract/operations.ts';
import { PROVIDER_OFFERINGS, PUBLIC_OFFERINGS } from '#contract/paths.ts';
import { client } from '#web/api/client.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import type { Things } from '#web/domain/typed.ts';
import { page_size, userFields, userOption } from './users.ts';

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

const offeringOption = (offering: Offering): LookupOption => ({
  uuid: plainUuid(offering.uuid ?? ''),
  label: offering.name ?? '',
  detail: offering.customer_name ?? undefined,
});

const offeringFields: ('uuid' | 'name' | 'customer_name')[] = ['uuid', 'name', 'customer_name'];

const users: LookupSource = {
  things: 'users',
  kind: 'users',
  unknown: msg`Unknown user`,
  // What compares names is needed once somebody types.
  search: async (text, signal) => (await import('./search-users.ts')).searchUsers(text, signal),
  async retrieve(uuid, signal) {
    const params = { path: { uuid }, query: { field: userFields } };
    const { data = {} } = await client.GET('/api/users/{uuid}/', { params, signal });
    return userOption(data);
  },
};

function offerings(path: typeof PROVIDER_OFFERINGS | typeof PUBLIC_OFFERINGS): LookupSource {
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
    all: offerings(PROVIDER_OFFERINGS),
    own: offerings(PUBLIC_OFFERINGS),
  },
  users: { all: users, own: users },
};

export const lookupSource = (things: Things, ownOnly: boolean): LookupSource =>
  SOURCES[things][ownOnly ? 'own' : 'all'];
