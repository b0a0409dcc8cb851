import type { Inspection } from '#server/db/inspect.ts';
import { failed, type Finding, ok, warning } from './finding.ts';

/** How far in the future an event may be before a clock that was set back is the likelier cause. */
const FUTURE_MS = 5_000;

/** What an inspection of either database means. */
export function stored(name: string, inspection: Inspection, now = Date.now()): Finding[] {
  const { version, schema, pending, consents, events, newest, loss, forgetful } = inspection;
  const findings = [schemaFinding(name, version, schema, pending)];
  if (schema !== undefined)
    findings.push(
      loss.length > 0
        ? failed('stored', loss.join(' '), 'Restore a backup, or find out what took them.')
        : ok('stored', `${consents} consents and ${events} events agree.`),
    );
  const isFuture = newest !== undefined && newest > now + FUTURE_MS;
  if (!isFuture && name === 'database')
    findings.push(ok('clock', `it is ${new Date(now).toISOString()}, and no event is newer.`));
  if (isFuture)
    findings.push(
      failed(
        'clock',
        `the newest event is of ${new Date(newest).toISOString()}, ${Math.round((newest - now) / 1000)} s from now.`,
        'The clock of this machine was set back, or had been ahead: keep it by NTP.',
      ),
    );
  // That PGlite is started without syncing is another check's.
  if (forgetful.length > 0 && name !== 'database')
    findings.push(
      warning(
        'durability',
        `PostgreSQL runs with ${forgetful.join(' and ')} off: a power failure takes acknowledged changes.`,
        'Turn it on, unless that is meant.',
      ),
    );
  return findings;
}

function schemaFinding(name: string, version: string, schema: string | undefined, pending: string[]): Finding {
  const server = `PostgreSQL ${version}`;
  if (schema === undefined) return ok(name, `${server}, empty; the first start makes the schema.`);
  if (pending.length === 0) return ok(name, `${server}, schema ${schema}, up to date.`);
  return warning(
    name,
    `${server}, schema ${schema}; the next start makes ${pending.join(', ')}.`,
    'Take a backup first, and stop every process of the older release.',
  );
}
