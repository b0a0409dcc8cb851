import { Trans } from '@lingui/react/macro';
import Typography from '@mui/material/Typography';
import type { Reason } from '#web/lib/reason.ts';

export function ServerSays({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <Typography variant="body2" component="span" sx={{ display: 'block', mt: 0.5, opacity: 0.85 }}>
      <Trans>
        The server says: <bdi>{text}</bdi>
      </Trans>
    </Typography>
  );
}

/** In the app's words, and below in the server's. */
export function ReasonText({ reason: { message, serverSays, requestId } }: { reason: Reason }) {
  return (
    <>
      {message}
      <ServerSays text={serverSays} />
      {requestId && (
        <Typography variant="body2" component="span" sx={{ display: 'block', mt: 0.5, opacity: 0.85 }}>
          <Trans>
            Request <code>{requestId}</code>
          </Trans>
        </Typography>
      )}
    </>
  );
}
