import { Trans } from '@lingui/react/macro';
import Typography from '@mui/material/Typography';
import { useVisitor } from '#web/lib/visitor.tsx';

/** Drawn only where the visitor has personal data masked. */
export function MaskNote({ on }: { on: 'file' | 'paper' }) {
  const { masked } = useVisitor();
  if (!masked) return null;
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      sx={on === 'paper' ? { display: 'none', displayPrint: 'block' } : {}}
    >
      {on === 'paper' ? (
        <Trans>Names, usernames and e-mail addresses are masked.</Trans>
      ) : (
        <Trans>Names, usernames and e-mail addresses are masked in the file too.</Trans>
      )}
    </Typography>
  );
}
