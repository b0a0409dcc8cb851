import type { Queryable } from '#server/db/database.ts';

/**
 * Everything that makes up a schema, by kind, as PostgreSQL itself writes it. Columns are in their order, without the gaps
 * that dropped ones leave; comments and line breaks in the bodies of functions do not count.
 */
const CATALOG: Record<string, string> = {
  relations: `
    select relname, relkind, relpersistence, reloptions from pg_class
    where relnamespace = current_schema()::regnamespace order by relname`,
  columns: `
    select c.relname, row_number() over (partition by c.oid order by a.attnum) as place, a.attname,
           format_type(a.atttypid, a.atttypmod) as type, a.attnotnull, a.attidentity, a.attgenerated, a.attstorage,
           a.attcollation::regcollation::text as collation, pg_get_expr(d.adbin, d.adrelid) as default_value
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on (d.adrelid, d.adnum) = (c.oid, a.attnum)
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'c') and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`,
  constraints: `
    select conrelid::regclass::text as relation, conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where connamespace = current_schema()::regnamespace order by 1, 2`,
  indexes: `
    select indexrelid::regclass::text as index, replace(pg_get_indexdef(indexrelid), current_schema() || '.', '') as definition,
           indisprimary, indisunique, indisvalid
    from pg_index join pg_class c on c.oid = indexrelid
    where c.relnamespace = current_schema()::regnamespace order by 1`,
  sequences: `
    select sequencename, data_type::text as type, start_value, min_value, max_value, increment_by, cycle, cache_size
    from pg_sequences where schemaname = current_schema() order by sequencename`,
  functions: `
    select p.oid::regprocedure::text as signature, pg_get_function_result(p.oid) as result, l.lanname, p.provolatile,
           p.proparallel, p.proisstrict, p.prosecdef, p.proconfig,
           regexp_replace(regexp_replace(p.prosrc, '--[^\\n]*', '', 'g'), '\\s+', ' ', 'g') as body
    from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = current_schema()::regnamespace order by 1`,
  triggers: `
    select t.tgrelid::regclass::text as relation, t.tgname, t.tgenabled,
           replace(pg_get_triggerdef(t.oid), current_schema() || '.', '') as definition
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal order by 1, 2`,
  types: `
    select typname, typtype, typcategory from pg_type
    where typnamespace = current_schema()::regnamespace order by typname`,
};

/** The catalogs of the current schema: two databases with equal ones have the same schema. */
export async function readCatalog(db: Queryable): Promise<Record<string, object[]>> {
  const catalog: Record<string, object[]> = {};
  for (const [kind, query] of Object.entries(CATALOG)) catalog[kind] = await db.query(query);
  return catalog;
}
