// The only place that speaks PostgreSQL's wire protocol to PGlite; plain JavaScript for the worker.
import { parse, protocol } from '@electric-sql/pglite';

/** @typedef {{ names: string[], rows: unknown[][], command?: string | undefined }} QueryResult */

/**
 * Prepares statements and runs each in one exchange: PGlite's own `query` plans anew and enters PostgreSQL six times,
 * which took three times as long for a list. Only `maxNamed` statements stay prepared.
 * @param {import('@electric-sql/pglite').PGlite} pglite
 * @param {number} maxNamed
 * @returns {(text: string, values: (string | null)[]) => Promise<QueryResult>} values in PostgreSQL's text form
 */
export function preparedQueries(pglite, maxNamed) {
  const { serialize } = protocol;
  /** @type {Map<string, string>} names of prepared statements by text */
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
      // The statement may have been parsed before it failed; its name must be free for the next attempt.
      if (parseFirst.length > 0) {
        await pglite.execProtocol(Buffer.concat([serialize.close({ type: 'S', name: statement }), serialize.sync()]));
      }
      throw error;
    }
  };
}
