import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { SessionUser } from '#contract/session.ts';
import { paths } from '#web/app/paths.ts';
import { basePath } from '#web/lib/page/document.ts';
import { centre } from '#web/shell/layout.ts';
import { useFocus } from '#web/ui/use-focus.ts';

// Names may be long, and one word.

const nameOf = ({ full_name, username }: SessionUser) => full_name || username;

/**
 * In the place of a page whose user somebody else has followed, in another window. Going on loads the page anew, so that
 * nothing of the first is left: no rows, no draft, no step under way.
 */
export function OtherPerson({ before, now }: { before: SessionUser; now: SessionUser }) {
  const { t } = useLingui();
  const heading = useFocus<HTMLHeadingElement>();
  const [first, next] = [nameOf(before), nameOf(now)];
  return (
    <Box component="main" sx={{ ...centre, overflowWrap: 'anywhere' }}>
      <title>{`${t`Signed in as somebody else`} · Consent Desk`}</title>
      <Paper variant="outlined" sx={{ p: 3 }}>
        <Typography variant="h1" ref={heading} tabIndex={-1}>
          <Trans>You are now signed in as {next}</Trans>
        </Typography>
        <Typography sx={{ my: 2 }}>
          <Trans>
            This page was opened for {first}, and another window has signed in as {next} since. From then on nothing was
            done here: no consent was given, withdrawn or changed.
          </Trans>
        </Typography>
        <Button variant="contained" href={basePath + paths.home()} sx={{ whiteSpace: 'normal' }}>
          <Trans>Go on as {next}</Trans>
        </Button>
      </Paper>
    </Box>
  );
}
