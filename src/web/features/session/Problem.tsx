import { useLingui } from '@lingui/react';
import { styled } from '@mui/material/styles';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { useEffect, useState } from 'react';
import { ReasonText } from '#web/ui/feedback/ReasonText.tsx';
import { waitWords, type SignInProblem } from './sign-in.ts';

const Frame = styled('div')(({ theme }) => ({
  display: 'flex',
  gap: 10,
  padding: '10px 12px',
  color: theme.vars.palette.error.main,
  backgroundColor: theme.vars.palette.error.light,
  borderRadius: theme.vars.shape.borderRadius,
  '& svg': { flexShrink: 0, marginTop: 2 },
  '& p': { margin: 0 },
}));

/** Why signing in failed, above the form. */
export function Problem({ problem }: { problem: SignInProblem }) {
  return (
    <div role="alert">
      {problem.reason && (
        <Frame>
          <CircleAlert size={18} aria-hidden />
          <div>
            <ReasonText reason={problem.reason} />
            {problem.wait !== undefined && <Countdown key={problem.wait} seconds={problem.wait} />}
          </div>
        </Frame>
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
