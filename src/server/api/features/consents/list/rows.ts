import { countPage, listPage, type Paging } from '#server/api/http/paging.ts';
import type { Caller } from '#server/api/openapi/operation.ts';
import type { Database, Queryable } from '#server/db/database.ts';
import { type ConsentRow, FIELDS, JOINS } from '../read.ts';
import { rowConditions } from './conditions.ts';
import { type ConsentFilter, type ConsentQuery, readFilter } from './filters.ts';
import { type Order, orderBy, readOrder } from './order.ts';
import { type Count, type Page, type PartPlan, planCount, planList, planPage, type Totals } from './plan.ts';
import { gather } from './strategies/gather.ts';
import { locate } from './strategies/locate.ts';
import { merge } from './strategies/merge.ts';
import { limitSql, scan } from './strategies/scan.ts';
import { countConsents, totalSql } from './totals.ts';

export interface ConsentPage {
  status: 200;
  body: ConsentRow[];
  total: number;
}

/** @throws 404 "Invalid page." for a page that does not exist; the first always does */
export async function listConsents(
  db: Database,
  actor: Caller,
  query: ConsentQuery,
  paging: Paging,
): Promise<ConsentPage> {
  const filter = readFilter(actor, query);
  const order = readOrder(query.o);
  const plan = planList(filter, order, paging.page);
  switch (plan.strategy) {
    case 'first page':
      return { status: 200, ...(await selectFirstPage(db, filter, plan.count, order, paging.size)) };
    case 'totals first':
      return db.snapshot(async (tx) => {
        const totals = await countConsents(tx, plan.count);
        return listPage(
          paging,
          async () => totals.total,
          (limit, offset) => selectPage(tx, filter, totals, { order, limit, offset }),
        );
      });
    default:
      return plan satisfies never;
  }
}

export function countList(db: Queryable, actor: Caller, query: ConsentQuery, paging: Paging) {
  const count = planCount(readFilter(actor, query));
  return countPage(paging, async () => (await countConsents(db, count)).total);
}

async function selectFirstPage(db: Queryable, filter: ConsentFilter, count: Count, order: Order, limit: number) {
  const { where, values, bind } = rowConditions(filter);
  const rows = await db.query<ConsentRow & { total: number }>(
    `select ${FIELDS}, (${totalSql(count, values)}) as total
     from consents c ${JOINS} ${where()} ${orderBy(order)} ${limitSql(limit, bind)}`,
    values,
  );
  return { body: rows, total: rows[0]?.total ?? 0 };
}

/** Selects the rows of the page first and joins only those. */
async function selectPage(db: Queryable, filter: ConsentFilter, totals: Totals, page: Page): Promise<ConsentRow[]> {
  const { parts, takes, rows } = planPage(filter, totals, page);
  const values: unknown[] = [];
  const sql = parts.map((part) => `(${partSql(part, page.limit, values)})`).join('\n    union all ');
  const found = await db.query<ConsentRow>(
    `with page as materialized (${sql})
     select ${FIELDS} from page c ${JOINS} ${orderBy(page.order)}`,
    values,
  );
  return takes === 'first' ? found.slice(0, rows) : found.slice(-rows);
}

function partSql(part: PartPlan, limit: number, values: unknown[]): string {
  switch (part.strategy) {
    case 'index scan':
    case 'offset':
      return scan(part, limit, values);
    case 'merge':
      return merge(part, limit, values);
    case 'gather':
      return gather(part, limit, values);
    case 'locate':
      return locate(part, limit, values);
    default:
      return part satisfies never;
  }
}
