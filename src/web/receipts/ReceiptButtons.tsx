import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import Download from 'lucide-react/icons/download';
import { useState, type ReactNode } from 'react';
import { describeError } from '#web/api/errors.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { TextButton } from '#web/ui/TextButton.tsx';

const Frame = styled('div')(({ theme }) => ({
  display: 'grid',
  justifyItems: 'start',
  gap: 6,
  minWidth: 0,
  '& .failure': { maxWidth: '44ch', fontSize: '0.8125rem', color: theme.vars.palette.error.main },
  '& [aria-disabled="true"]': { opacity: 0.55, cursor: 'progress' },
}));

interface DownloadButtonProps {
  children: ReactNode;
  /** Where the words alone do not tell one such button from another. */
  label?: string;
  /** What a failure is called: "The receipt could not be prepared." */
  failure: string;
  /** Prepares and saves the file, and resolves to its name. */
  download: () => Promise<string>;
}

/** Prepares a file and saves it. Busy until it is saved; a failure stays beside the button, with its reason, until tried again. */
export function DownloadButton({ children, label, failure, download }: DownloadButtonProps) {
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const start = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      notify(`Downloaded ${await download()}.`);
    } catch (error) {
      setProblem(`${failure} ${describeError(error)}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame>
      {/* Not disabled while busy, or the focus would be lost. */}
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Download size={16} aria-hidden />}
        aria-label={label}
        aria-disabled={busy}
        onClick={busy ? undefined : () => void start()}
      >
        {busy ? 'Preparing…' : children}
      </Button>
      {problem !== undefined && (
        <div className="failure" role="alert">
          {problem}{' '}
          <TextButton type="button" onClick={() => void start()}>
            Try again
          </TextButton>
        </div>
      )}
    </Frame>
  );
}
