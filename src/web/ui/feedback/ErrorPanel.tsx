import { styled } from '@mui/material/styles';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { TextButton } from '#web/ui/TextButton.tsx';

const Panel = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  columnGap: 12,
  padding: 16,
  borderRadius: theme.vars.shape.borderRadius,
  border: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  '& > svg': { color: theme.vars.palette.error.main, marginTop: 1 },
  '& strong': { fontWeight: 600 },
  '& p': { margin: '2px 0 0', maxWidth: '72ch', color: theme.vars.palette.text.secondary },
  '& code': { fontSize: '0.75rem' },
  '& button': { marginTop: 12 },
}));

interface ErrorPanelProps {
  /** What did not work: "The consents could not be loaded". */
  title: string;
  /** Why, in the server's words. */
  message: string;
  /** By which the server's log finds the request. */
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  /** A retry is under way. */
  busy?: boolean | undefined;
}

export function ErrorPanel({ title, message, requestId, onRetry, busy = false }: ErrorPanelProps) {
  return (
    <Panel role="alert">
      <TriangleAlert size={20} aria-hidden />
      <div>
        <strong>{title}</strong>
        <p>{message}</p>
        {requestId && (
          <p>
            Request <code>{requestId}</code>
          </p>
        )}
        {onRetry && (
          <TextButton type="button" data-outlined onClick={onRetry} disabled={busy}>
            {busy ? 'Trying again…' : 'Try again'}
          </TextButton>
        )}
      </div>
    </Panel>
  );
}
