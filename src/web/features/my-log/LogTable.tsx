import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { userOptions } from '#web/api/person.ts';
import { useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { sameUuid } from '#web/domain/consent-words.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { LogEntry } from '#web/log/entry.ts';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import type { LogRow } from './log-rows.ts';
import { ACT_WORDS, outcomeWords, versionsOf } from './log-words.ts';

/** Each line may need the name of a person, which is a request of its own. */
const MORE = 50;

/** What was done, newest first. */
export function LogTable({ rows }: { rows: readonly LogRow[] }) {
  const { t } = useLingui();
  const { i18n, formats } = useVisitor();
  const [most, setMost] = useState(MORE);
  const left = rows.length - most;
  return (
    <>
      <PlainTable
        caption={t`My log`}
        rows={rows.slice(0, most)}
        rowKey={({ entry }) => entry.id}
        columns={[
          { id: 'time', label: t`Time`, render: ({ entry }) => <TimeText value={entry.at} /> },
          { id: 'what', label: t`What`, render: (row) => <What {...row} /> },
          { id: 'outcome', label: t`Outcome`, render: (row) => outcomeWords(row, i18n, formats) },
        ]}
      />
      {left > 0 && (
        <Button onClick={() => setMost(most + MORE)} sx={{ mt: 1 }}>
          <Plural value={left} one="Show the # other" other="Show more of the # others" />
        </Button>
      )}
    </>
  );
}

function What({ entry, counts }: LogRow) {
  const { i18n, formats } = useVisitor();
  const act = i18n._(ACT_WORDS[entry.act]);
  if (counts) return <Trans>Revoked consents in bulk</Trans>;
  if (entry.file) {
    return (
      <>
        {act}: {entry.file.name},{' '}
        <span>
          <Plural value={entry.file.rows} one="# consent" other={`${formats.count(entry.file.rows)} consents`} />
        </span>
      </>
    );
  }
  const versions = versionsOf(entry, i18n);
  return (
    <>
      {act}: <OfConsent entry={entry} />
      {versions && `, ${versions}`}
    </>
  );
}

/** Whose consent it is and to what, each leading there as long as there is something. */
function OfConsent({ entry: { act, outcome, consent, person, offering } }: { entry: LogEntry }) {
  const isGone = act === 'deleted' && outcome === 'done';
  const name = <bdi>{offering?.name ?? consent}</bdi>;
  return (
    <>
      {consent === undefined || isGone ? name : <Link to={paths.consent(consent)}>{name}</Link>}
      {person !== undefined && (
        <>
          {' · '}
          <Person uuid={person} />
        </>
      )}
    </>
  );
}

/** A name, which the log does not hold, or the uuid where there is none to read. */
function Person({ uuid }: { uuid: string }) {
  const { t } = useLingui();
  const user = useSessionUser();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const isOwn = sameUuid(user.uuid, uuid);
  const { data } = useQuery({ ...userOptions(uuid), enabled: seesAll && !isOwn, staleTime: 300_000, retry: false });
  if (isOwn) return t`you`;
  const name = data?.full_name?.trim() || data?.username || uuid;
  return seesAll ? <Link to={paths.user(uuid)}>{name}</Link> : <bdi>{name}</bdi>;
}
