import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import type { JobView } from '#web/revocation/host.ts';
import { isUnfinished, type JobItem, type OutcomeKind } from '#web/revocation/job.ts';
import type { JobActions } from '#web/revocation/use-job.ts';
import { OUTCOME_NAMES, outcomeReason } from '#web/revocation/words.ts';

type Kind = OutcomeKind | 'open';

/** What needs a look first. */
const KINDS: readonly Kind[] = ['failed', 'changed', 'open', 'already-revoked', 'revoked'];

const MORE = 100;
/** How many more there are before a job that goes on shows them. */
const STEP = 20;

interface JobResultsProps extends Pick<JobActions, 'act'> {
  view: JobView;
}

/** How many came to which end, and who they are. */
export function JobResults({ view: { job, counts }, act }: JobResultsProps) {
  const { t, i18n } = useLingui();
  const { count } = useFormats();
  const [chosen, setChosen] = useState<Kind>();
  const isOver = !isUnfinished(job);
  // While it goes on, thousands would be read again and again that nobody has to look at.
  const ofInterest = isOver ? KINDS.filter((kind) => kind !== 'open') : KINDS.slice(0, 2);
  const shown = chosen ?? ofInterest.find((kind) => counts[kind] > 0);
  const number = shown === undefined ? 0 : counts[shown];
  const items = useItems(job.id, shown, isOver ? number : Math.floor(number / STEP), act);
  return (
    <section aria-label={t`Results`}>
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 0.5, mb: 1 }}>
        {KINDS.map((kind) => (
          <Button
            key={kind}
            color="inherit"
            variant={kind === shown ? 'outlined' : 'text'}
            aria-pressed={kind === shown}
            onClick={() => setChosen(kind)}
            sx={{ fontVariantNumeric: 'tabular-nums' }}
          >
            {kind === 'open' && !isOver ? t`Still to do` : i18n._(OUTCOME_NAMES[kind])} {count(counts[kind])}
          </Button>
        ))}
      </Stack>
      {shown && <ItemsTable key={shown} items={items} />}
    </section>
  );
}

/** Read again whenever their number changes, from what is kept. */
function useItems(jobId: string, kind: Kind | undefined, number: number, act: JobResultsProps['act']): JobItem[] {
  const { data = [] } = useQuery({
    queryKey: ['revocation', jobId, kind, number],
    queryFn: async () => {
      const items = await act((host) => host.items());
      return items.filter(({ outcome }) => (outcome?.kind ?? 'open') === kind);
    },
    enabled: kind !== undefined,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    placeholderData: (before, query) => (query?.queryKey[2] === kind ? before : undefined),
  });
  return data;
}

function ItemsTable({ items }: { items: readonly JobItem[] }) {
  const { t, i18n } = useLingui();
  const [most, setMost] = useState(MORE);
  if (items.length === 0) return null;
  return (
    <>
      <Table aria-label={t`Consents`} sx={{ '& td, & th': { px: 1 }, '& td': { verticalAlign: 'top' } }}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">
              <Trans>User</Trans>
            </TableCell>
            <TableCell scope="col">
              <Trans>Offering</Trans>
            </TableCell>
            <TableCell scope="col">
              <Trans>Why</Trans>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {items.slice(0, most).map((item) => (
            <TableRow key={item.uuid}>
              <TableCell>
                <Link to={paths.consent(item.uuid)}>{item.person}</Link>
              </TableCell>
              <TableCell>
                <bdi>{item.offering}</bdi>
              </TableCell>
              <TableCell>{outcomeReason(item, i18n)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {items.length > most && (
        <Button onClick={() => setMost(most + MORE)} sx={{ mt: 1 }}>
          <Plural value={items.length - most} one="Show the # other" other="Show more of the # others" />
        </Button>
      )}
    </>
  );
}
