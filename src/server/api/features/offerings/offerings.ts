import { notFound } from '#server/api/http/errors.ts';
import type { Feature, Input } from '#server/api/openapi/operation.ts';
import { countPage, listPage } from '#server/api/http/paging.ts';
import { selectFields } from '#server/api/openapi/serializers.ts';
import {
  countOfferings,
  filterOfferings,
  findOffering,
  listOfferings,
  type OfferingKind,
  toOffering,
} from './offering-sql.ts';
import { RECENT_DAYS } from './attention-sql.ts';
import { tosStats } from './tos-stats.ts';

export const offerings: Feature<
  | 'marketplace_public_offerings_list'
  | 'marketplace_public_offerings_count'
  | 'marketplace_public_offerings_retrieve'
  | 'marketplace_provider_offerings_list'
  | 'marketplace_provider_offerings_count'
  | 'marketplace_provider_offerings_retrieve'
  | 'marketplace_provider_offerings_tos_stats_retrieve'
> = {
  marketplace_public_offerings_list: (input) => list('marketplace-public-offerings', input),
  marketplace_public_offerings_count: (input) => count('marketplace-public-offerings', input),
  marketplace_public_offerings_retrieve: (input) => retrieve('marketplace-public-offerings', input),
  marketplace_provider_offerings_list: (input) => list('marketplace-provider-offerings', input),
  marketplace_provider_offerings_count: (input) => count('marketplace-provider-offerings', input),
  marketplace_provider_offerings_retrieve: (input) => retrieve('marketplace-provider-offerings', input),

  async marketplace_provider_offerings_tos_stats_retrieve({ db, actor, path }) {
    return db.snapshot(async (tx) => {
      const offering = await findOffering(tx, 'marketplace-provider-offerings', actor, path.uuid);
      if (!offering) throw notFound('Offering');
      return { status: 200, body: await tosStats(tx, offering.uuid) };
    });
  },
};

type ListInput = Input<'marketplace_public_offerings_list'> | Input<'marketplace_provider_offerings_list'>;
type CountInput = Input<'marketplace_public_offerings_count'> | Input<'marketplace_provider_offerings_count'>;
type ItemInput = Input<'marketplace_public_offerings_retrieve'> | Input<'marketplace_provider_offerings_retrieve'>;

const DAY = 86_400_000;

function list(kind: OfferingKind, { db, actor, query, paging, baseUrl, now }: ListInput) {
  const filters = filterOfferings(kind, actor, query);
  // Public offerings have no such parameter: everybody sees them, and few may see how many consents there are.
  const asked = 'by_attention' in query && query.by_attention === true;
  const byAttention = asked ? { since: new Date(now.getTime() - RECENT_DAYS * DAY) } : undefined;
  return db.snapshot((tx) =>
    listPage(
      paging,
      () => countOfferings(tx, filters),
      async (limit, offset) => {
        const rows = await listOfferings(tx, actor, filters, { sort: query.o, limit, offset, byAttention });
        return rows.map((row) => selectFields(toOffering(row, kind, baseUrl), query.field));
      },
    ),
  );
}

function count(kind: OfferingKind, { db, actor, query, paging }: CountInput) {
  return countPage(paging, () => countOfferings(db, filterOfferings(kind, actor, query)));
}

async function retrieve(kind: OfferingKind, { db, actor, path, query, baseUrl }: ItemInput) {
  const row = await findOffering(db, kind, actor, path.uuid);
  if (!row) throw notFound('Offering');
  return { status: 200, body: selectFields(toOffering(row, kind, baseUrl), query.field) } as const;
}
