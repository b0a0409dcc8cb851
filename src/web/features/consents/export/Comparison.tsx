import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import FileDown from 'lucide-react/icons/file-down';
import { use, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { reasonOf } from '#web/api/errors.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { systemClock } from '#web/lib/time/clock.ts';
import { saveFile } from '#web/lib/save-file.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { noteDeed } from '#web/log/note.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { compare, readEarlier, type Changes } from './compare.ts';
import { createRecorder } from './fields.ts';
import { FORMATS } from './formats.ts';
import type { Manifest } from './manifest.ts';
import { consentSource } from '#web/api/walk/source.ts';
import { steadily, type Attempt } from '#web/api/walk/steady.ts';
import { canBeCompared } from './verify.ts';

interface ComparisonProps {
  file: File;
  manifest: Manifest;
  seesAll: boolean;
}

/** Each try again until it works, or until it is no use; then the comparison fails as a whole. */
const attemptUntil =
  (signal: AbortSignal): Attempt =>
  (work) =>
    steadily(work, {
      signal,
      sleep: systemClock.sleep,
      onWait: () => {},
      onStuck: async (error) => {
        throw error;
      },
    });

/** Reads what matches the filters of an earlier export now, and says what has changed since. */
export function Comparison({ file, manifest, seesAll }: ComparisonProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const here = use(DeskAddressContext);
  const [read, setRead] = useState<number>();
  const [changes, setChanges] = useState<Changes>();
  const [problem, setProblem] = useState<unknown>();
  const stopper = useRef(new AbortController());
  useEffect(() => {
    stopper.current = new AbortController();
    return () => stopper.current.abort();
  }, []);
  const run = async () => {
    const { signal } = stopper.current;
    setProblem(undefined);
    setRead(0);
    try {
      const earlier = await readEarlier(file, manifest.format);
      const attempt = attemptUntil(signal);
      const source = consentSource(queryClient, manifest.filters.query, seesAll);
      const now = source.portions(attempt, await attempt(source.count));
      setChanges(await compare(earlier, now, setRead));
    } catch (error) {
      if (!signal.aborted) setProblem(error);
    } finally {
      setRead(undefined);
    }
  };
  const done = formats.count(read ?? 0);
  if (!canBeCompared(manifest)) return null;
  return (
    <Stack spacing={2}>
      {problem !== undefined && (
        <ErrorPanel title={t`The export could not be compared`} reason={reasonOf(problem, i18n)} />
      )}
      {manifest.server !== here && (
        <Typography>
          <Trans>
            The export comes from <bdi>{manifest.server}</bdi>. It is compared with the consents of this server.
          </Trans>
        </Typography>
      )}
      {!changes && (
        <Box>
          <Button
            variant="outlined"
            color="inherit"
            aria-disabled={read !== undefined}
            onClick={() => read === undefined && void run()}
          >
            {read === undefined ? <Trans>Compare with now</Trans> : <Trans>Comparing… {done} consents read</Trans>}
          </Button>
        </Box>
      )}
      {changes && <ChangeLists changes={changes} manifest={manifest} />}
    </Stack>
  );
}

/** So many of each list are shown; its file holds all. */
const SHOWN = 50;

function ChangeLists({ changes, manifest }: { changes: Changes; manifest: Manifest }) {
  const formats = useFormats();
  const unchanged = formats.count(changes.unchanged);
  return (
    <>
      <output>
        <Trans>{unchanged} consents are as they were.</Trans>
      </output>
      <MaskNote on="file" />
      <ChangeList title={msg`New since then`} slug="new" consents={changes.added} manifest={manifest} />
      <ChangeList title={msg`Revoked since then`} slug="revoked" consents={changes.revoked} manifest={manifest} />
      <ChangeList
        title={msg`Accepted again since then`}
        slug="accepted-again"
        consents={changes.acceptedAgain}
        manifest={manifest}
      />
      <ChangeList title={msg`No longer among them`} slug="gone" uuids={changes.gone} manifest={manifest} />
    </>
  );
}

interface ChangeListProps {
  title: MessageDescriptor;
  slug: string;
  consents?: readonly Consent[];
  /** Of consents of which no more is known. */
  uuids?: readonly string[];
  manifest: Manifest;
}

/** One list as a file of the same form as the export. */
function listFile({ consents = [], uuids = [], manifest }: ChangeListProps): Blob {
  const { format: id, fields, time_zone } = manifest;
  const format = FORMATS[id];
  const record = createRecorder(fields, time_zone);
  const rows = consents.map((consent) => format.row(fields, record(consent)));
  const bare = uuids.map((uuid) => format.row(['uuid'], [uuid]));
  const head = format.head(uuids.length > 0 ? ['uuid'] : fields);
  return new Blob([head, ...rows, ...bare], { type: format.mediaType });
}

function ChangeList(props: ChangeListProps) {
  const { title, slug, consents = [], uuids = [], manifest } = props;
  const { i18n } = useLingui();
  const formats = useFormats();
  const label = i18n._(title);
  const total = consents.length + uuids.length;
  const more = formats.count(total - SHOWN);
  const fileName = `${slug}-since-${manifest.file}`;
  const user = useSessionUser();
  const save = () => {
    saveFile(fileName, listFile(props));
    noteDeed(user.uuid, { act: 'exported', outcome: 'done', file: { name: fileName, rows: total } });
  };
  return (
    <section aria-label={label}>
      <Typography variant="h3" component="h3" sx={{ m: 0 }}>
        {label}: {formats.count(total)}
      </Typography>
      {total > 0 && (
        <Stack spacing={1} sx={{ mt: 1, alignItems: 'flex-start' }}>
          <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
            {consents.slice(0, SHOWN).map((consent) => (
              <li key={consent.uuid}>
                <Link to={paths.consent(plainUuid(consent.uuid))}>
                  {isolate(personName(consent))} · {isolate(consent.offering_name)}
                </Link>
              </li>
            ))}
            {uuids.slice(0, SHOWN).map((uuid) => (
              <li key={uuid}>
                <code>{uuid}</code>
              </li>
            ))}
          </Box>
          {total > SHOWN && <Trans>and {more} more in the file</Trans>}
          <Button variant="outlined" color="inherit" startIcon={<FileDown size={16} aria-hidden />} onClick={save}>
            <Trans>Save “{label}” as a file</Trans>
          </Button>
        </Stack>
      )}
    </section>
  );
}
