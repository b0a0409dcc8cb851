// Plain JavaScript, since the worker of the embedded database reads it as well.

/**
 * Our statements find a few rows by indexes, and each has a text of its own for each way to do so.
 * - Planned for the values of each request, a page took twice as long, half of it for a plan that is always the same.
 * - Rows in memory or on a solid disk cost about the same wherever they are. With the default of 4 for those that are not
 *   next to each other, whole tables of thousands were read for fifty rows.
 */
export const PLANNING = { plan_cache_mode: 'force_generic_plan', random_page_cost: '1.1' };

/** Statements beyond these stay unnamed, so that composed SQL cannot fill the memory with plans. */
export const MAX_NAMED = 300;
