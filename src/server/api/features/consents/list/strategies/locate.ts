import { conditions } from '#server/api/sql/conditions.ts';
import { rollupStates, rowConditions } from '../conditions.ts';
import { orderBy, type OrderTerm } from '../order.ts';
import type { PartPlan } from '../plan.ts';
import { limitSql, selectRows } from './scan.ts';

type Locate = Extract<PartPlan, { strategy: 'locate' }>;

export function locate(part: Locate, limit: number, values: unknown[]): string {
  const { order, keysFirst } = part;
  const rows = rowConditions(part.filter, values);
  const atMost = limitSql(limit, rows.bind);
  const { histogram, start, passed } = startOf(part, values);
  rows.add(start);
  return selectRows(
    keysFirst,
    // Numbered, since the planner takes an unknown OFFSET for a tenth of the table.
    (columns) => `with ${histogram}
    select ${columns} from (select ${columns}, row_number() over (${orderBy(order)}) as place
                            from consents c ${rows.where()} ${orderBy(order)}) c
    where place > ${passed} ${atMost}`,
  );
}

interface Question extends OrderTerm {
  /** One version has a histogram of its own. */
  ofVersion: 'consent' | 'consent_version';
  /** On histogram and deltas, both `c`. */
  where: string;
  /** How many rows come before the page. */
  skipped: string;
}

/**
 * Finds the half hour in which the page begins, adding up the coarse level of 256 half hours each, then the fine one: a
 * few hundred numbers, with ten million consents as with ten thousand.
 * @returns SQL of CTEs, the condition on rows `c` with which the scan starts, and how many of these to step over
 */
function startOf({ filter, order: [term], offset }: Locate, values: unknown[]) {
  const counted = conditions(values);
  counted.add(rollupStates(counted, filter));
  for (const equal of filter.version) counted.add(`c.version = ${equal(counted.bind)}`);
  const skipped = `${counted.bind(offset)}::bigint`;
  const ofVersion = filter.version.length > 0 ? 'consent_version' : 'consent';
  const question: Question = { ...term, ofVersion, where: counted.where(), skipped };
  return {
    histogram: `${coarseStart(question)},
    ${fineStart(question)}`,
    start: `c.${term.column} ${term.isDescending ? '<' : '>='} (select moment from start)`,
    passed: `${skipped} - (select passed from start)::bigint`,
  };
}

const direction = ({ isDescending }: OrderTerm) => (isDescending ? 'desc' : 'asc');

function coarseStart({ where, skipped, ofVersion, ...term }: Question) {
  return `span_line as (
      select span, sum(n)::integer as n
      from (select c.span, c.n from ${ofVersion}_spans c ${where} and c.sort_key = '${term.column}'
            union all select c.${term.column} >> 8, c.n from consent_changes c ${where}) rollup
      group by 1
    ),
    start_span as materialized (
      select span * 256 as first, span * 256 + 255 as last, reached - n as passed
      from (select span, n, sum(n) over (order by span ${direction(term)}) as reached from span_line) step
      where reached > ${skipped} order by span ${direction(term)} limit 1
    )`;
}

function fineStart({ where, skipped, ofVersion, ...term }: Question) {
  const inSpan = 'between (select first from start_span) and (select last from start_span)';
  const before = '(select passed from start_span)';
  return `line as (
      select bucket, sum(n)::integer as n
      from (select c.bucket, c.n from ${ofVersion}_buckets c ${where} and c.sort_key = '${term.column}' and c.bucket ${inSpan}
            union all select c.${term.column}, c.n from consent_changes c ${where} and c.${term.column} ${inSpan}) rollup
      group by 1
    ),
    start as materialized (
      select consent_bucket_start(bucket${term.isDescending ? ' + 1' : ''}) as moment, ${before} + reached - n as passed
      from (select bucket, n, sum(n) over (order by bucket ${direction(term)}) as reached from line) step
      where ${before} + reached > ${skipped} order by bucket ${direction(term)} limit 1
    )`;
}
