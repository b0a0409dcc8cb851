import { useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { Link } from 'react-router-dom';
import type { IdentityProvider } from '#contract/session.ts';
import { paths } from '#web/app/paths.ts';
import { isolate } from '#web/lib/text/isolate.ts';

interface ProviderLinksProps {
  providers: readonly IdentityProvider[];
  /** The page to come back to. */
  returnTo: string;
  /** Whether they are what most people here sign in by. */
  first: boolean;
}

/** One way out to each identity provider. The server leads on from there, and back. */
export function ProviderLinks({ providers, returnTo, first }: ProviderLinksProps) {
  const { t } = useLingui();
  return (
    <Stack spacing={1}>
      {providers.map(({ name, label }) => (
        <Button
          key={name}
          component={Link}
          to={paths.provider(name, returnTo)}
          // The server answers there, not the app; where browsers say nothing else, the address of this page is the proof
          // that it was an own button.
          reloadDocument
          referrerPolicy="same-origin"
          variant={first && providers.length === 1 ? 'contained' : 'outlined'}
          size="medium"
          sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}
        >
          {t`Sign in with ${isolate(label)}`}
        </Button>
      ))}
    </Stack>
  );
}
