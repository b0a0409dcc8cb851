import { Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useRef, useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import type { Job } from '#web/revocation/job.ts';
import { useJob } from '#web/revocation/use-job.ts';
import { keepSelection } from '../selection/selection.ts';
import { freeze, isNumberTyped, TYPED_FROM, type Review } from './review.ts';

const LONGEST_NOTE = 1000;

interface ConfirmFormProps {
  /** With people as they are; nothing of it but numbers is shown here. */
  review: Review;
  filters: Job['filters'];
  search: string;
  back: string;
}

/** The note, the number, and the button after which everything is sent. */
export function ConfirmForm({ review, filters, search, back }: ConfirmFormProps) {
  const { t } = useLingui();
  const number = useFormats().count(review.inForce);
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { start, busy, problem } = useStart();
  const isTyped = review.inForce < TYPED_FROM || isNumberTyped(typed, review.inForce);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (isTyped) void start(review, { filters, search, note: note.trim() });
    else field.current?.focus();
  };
  if (review.inForce === 0) {
    return (
      <Button variant="outlined" component={Link} to={back} sx={{ alignSelf: 'flex-start' }}>
        <Trans>Back to the list</Trans>
      </Button>
    );
  }
  return (
    <Stack component="form" spacing={2} onSubmit={submit} sx={{ maxWidth: '32rem' }} noValidate autoComplete="off">
      <TextField
        label={t`Note for the report (optional)`}
        value={note}
        multiline
        minRows={2}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: LONGEST_NOTE } }}
      />
      {review.inForce >= TYPED_FROM && (
        <TextField
          label={t`Number of consents`}
          inputRef={field}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={asked && !isTyped}
          helperText={t`Type ${number} to confirm that so many are to be revoked.`}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
      )}
      {problem && <Alert severity="error">{problem}</Alert>}
      <Stack direction="row" spacing={1}>
        <Button variant="outlined" color="inherit" component={Link} to={back}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="contained" color="error" aria-disabled={busy}>
          <Trans>Start revoking</Trans>
        </Button>
      </Stack>
    </Stack>
  );
}

/** Freezes what was read as a job, and goes to its page. */
function useStart() {
  const { t } = useLingui();
  const user = useSessionUser();
  const navigate = useNavigate();
  const { act } = useJob();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  async function start(review: Review, words: Pick<Job, 'filters' | 'search' | 'note'>) {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const created = new Date().toISOString();
      const frozen = freeze(review, { id: crypto.randomUUID(), userUuid: user.uuid, created, ...words });
      if (await act((host) => host.start(frozen.job, frozen.items))) {
        await navigate(paths.revocationJob(), { replace: true });
        keepSelection(undefined);
        return;
      }
      setProblem(t`A revocation that you began in another window is not over.`);
    } catch {
      setProblem(
        t`This browser cannot keep track of a revocation, so nothing was sent. It needs room on the disk, storage that is switched on, and an address with https.`,
      );
    }
    setBusy(false);
  }
  return { start, busy, problem };
}
