// The only place that speaks PostgreSQL's wire protocol to PGlite. Plain JavaScript, as its only user is the worker.
import { parse, protocol } from '@electric-sql/pglite';

/** @typedef {{ names: string[], rows: unknown[][], command?: string | undefined }} QueryResult */

/**
 * Runs statements prepared and in a single exchange: PGlite's own `query` plans anew each time and enters PostgreSQL six
 * times, which took three times as long for a list. `maxNamed` statements stay prepared; others are planned each time.
 * The names of columns and the command tag come back beside the values, which are parsed by the types that PGlite knows.
 * @param {import('@electric-sql/pglite').PGlite} pglite
 * @param {number} maxNamed
 * @returns {(text: string, values: (string | null)[]) => Promise<QueryResult>} values in PostgreSQL's text form
 */
export function preparedQueries(pglite, maxNamed) {
  const { serialize } = protocol;
  /** @type {Map<string, string>} the name of each prepared statement by its text */
  const prepared = new Map();

  return async function query(text, values) {
    const known = prepared.get(text);
    const statement = known ?? (prepared.size < maxNamed ? `consent_desk_${prepared.size}` : '');
    const parseFirst = known === undefined ? [serialize.parse({ name: statement, text })] : [];
    try {
      const { messages } = await pglite.execProtocol(
        Buffer.concat([
          ...parseFirst,
          serialize.bind({ statement, values }),
          serialize.describe({ type: 'P' }),
          serialize.execute({}),
          serialize.sync(),
        ]),
      );
      if (statement) prepared.set(text, statement);
      const [result] = parse.parseResults(messages, pglite.parsers, { rowMode: 'array' });
      // By `rowMode`, each row is an array.
      const rows = /** @type {unknown[][]} */ (/** @type {unknown} */ (result?.rows ?? []));
      return {
        names: result?.fields.map(({ name }) => name) ?? [],
        rows,
        command: result?.command,
      };
    } catch (error) {
      // The statement may have been parsed before it failed, and its name must be free for the next attempt.
      if (parseFirst.length > 0) {
        await pglite.execProtocol(Buffer.concat([serialize.close({ type: 'S', name: statement }), serialize.sync()]));
      }
      throw error;
    }
  };
}
