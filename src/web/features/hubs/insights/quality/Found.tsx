import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { use } from 'react';
import { Link } from 'react-router-dom';
import { useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { BYTE_ORDER_MARK, csvLine } from '#web/lib/text/csv.ts';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { fileStamp, saveFile } from '#web/lib/save-file.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { noteDeed } from '#web/log/note.ts';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { FAULT_WORDS } from './fault-words.ts';
import type { Fault, NamedVersion } from './faults.ts';
import type { CheckResult } from './run-check.ts';

/** So many are shown; the file has all. */
const SHOWN = 20;

/** The consents that a check found something wrong with, each of which can be opened; all of them as a file. */
export function FaultyConsents({ result: { faulty, at } }: { result: CheckResult }) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const deskAddress = use(DeskAddressContext);
  const { uuid: userUuid } = useSessionUser();
  if (faulty.length === 0) return null;
  const shown = faulty.slice(0, SHOWN);
  const [first, all] = [formats.count(shown.length), formats.count(faulty.length)];
  const names = (faults: readonly Fault[]) => formats.list(faults.map((fault) => i18n._(FAULT_WORDS[fault].name)));
  const save = () => {
    const lines = faulty.map(({ uuid, person, offering, faults }) =>
      csvLine([uuid, person, offering, names(faults), deskAddress + paths.consent(uuid)]),
    );
    const head = csvLine([t`Consent`, t`User`, t`Offering`, t`Finding`, t`Address`]);
    const file = new Blob([BYTE_ORDER_MARK, head, ...lines], { type: 'text/csv' });
    const name = `consents-to-look-at-${fileStamp(new Date(at))}.csv`;
    saveFile(name, file);
    noteDeed(userUuid, { act: 'exported', outcome: 'done', file: { name, rows: faulty.length } });
  };
  return (
    <>
      <h3>
        <Trans>Consents to look at</Trans>
      </h3>
      <PlainTable
        caption={t`Consents with something wrong`}
        rows={shown}
        rowKey={({ uuid }) => uuid}
        stacked
        columns={[
          { id: 'person', label: t`User`, render: ({ person }) => <bdi>{person}</bdi> },
          { id: 'offering', label: t`Offering`, render: ({ offering }) => <bdi>{offering}</bdi> },
          { id: 'fault', label: t`Finding`, render: ({ faults }) => names(faults) },
          {
            id: 'consent',
            label: t`Consent`,
            render: ({ uuid, person, offering }) => (
              <OpenLink uuid={uuid} person={isolate(person)} offering={isolate(offering)} />
            ),
          },
        ]}
      />
      <p>
        {shown.length < faulty.length && (
          <Trans>
            These are the first {first} of {all}; the file has all of them.
          </Trans>
        )}{' '}
        <Button variant="outlined" color="inherit" onClick={save}>
          <Trans>Download as CSV</Trans>
        </Button>
      </p>
      <MaskNote on="file" />
    </>
  );
}

function OpenLink({ uuid, person, offering }: Record<'uuid' | 'person' | 'offering', string>) {
  const { t } = useLingui();
  return (
    <Link to={paths.consent(uuid)} aria-label={t`Open the consent of ${person} to ${offering}`}>
      <Trans>Open</Trans>
    </Link>
  );
}

/** The versions that no terms bear; each leads to the consents that name it. */
export function UnpublishedVersions({ versions }: { versions: readonly NamedVersion[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  return (
    <>
      <h3>
        <Trans>Versions that were never published</Trans>
      </h3>
      <PlainTable
        caption={t`Versions that were never published`}
        rows={versions}
        rowKey={({ offeringUuid, version }) => `${offeringUuid} ${version}`}
        columns={[
          {
            id: 'offering',
            label: t`Offering`,
            render: ({ offeringUuid, offering }) => (
              <Link to={paths.offering(offeringUuid)}>
                <bdi>{offering}</bdi>
              </Link>
            ),
          },
          { id: 'version', label: t`Version`, render: ({ version }) => <bdi>{version}</bdi> },
          {
            id: 'consents',
            label: t`Consents`,
            number: true,
            render: ({ offeringUuid: offering, version, consents }) => (
              <Link to={paths.consents(`?${new URLSearchParams({ offering, version })}`)}>
                {formats.count(consents)}
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}
