import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useNow } from '#web/lib/time/now.ts';
import { Note } from '../filters/FilterNotes.tsx';

/** What others do in that time is worth looking for; in milliseconds. */
const OLD = 300_000;

interface AgeNoteProps {
  /** By the server's clock, in milliseconds; 0 before the first answer. */
  readAt: number;
  onRefresh: () => void;
}

/** Says that the rows were read some time ago. A window to which somebody comes back reads them again by itself. */
export function AgeNote({ readAt, onRefresh }: AgeNoteProps) {
  const isOld = useNow() - readAt > OLD;
  if (readAt === 0 || !isOld) return null;
  return (
    <Note
      severity="info"
      action={
        <Button color="inherit" onClick={onRefresh}>
          <Trans>Read again</Trans>
        </Button>
      }
    >
      <Trans>These rows were read more than five minutes ago.</Trans>
    </Note>
  );
}
