import { useLingui } from '@lingui/react';
import Alert from '@mui/material/Alert';
import { useEffect, useState } from 'react';
import { ReasonText } from '#web/ui/feedback/ReasonText.tsx';
import { waitWords, type SignInProblem } from './sign-in.ts';

/** Why signing in failed, above the form. */
export function Problem({ problem }: { problem: SignInProblem }) {
  return (
    <div role="alert">
      {problem.reason && (
        <Alert severity="error" role="presentation" sx={{ '& p': { m: 0 } }}>
          <ReasonText reason={problem.reason} />
          {problem.wait !== undefined && <Countdown key={problem.wait} seconds={problem.wait} />}
        </Alert>
      )}
    </div>
  );
}

/** Silent for screen readers, which would else read each second; the server's message stands above it. */
function Countdown({ seconds }: { seconds: number }) {
  const { i18n } = useLingui();
  const [end] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000))), 1000);
    return () => clearInterval(timer);
  }, [end]);
  return <p aria-live="off">{waitWords(left, i18n)}</p>;
}
