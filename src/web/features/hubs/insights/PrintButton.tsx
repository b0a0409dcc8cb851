import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useIsFetching } from '@tanstack/react-query';
import Printer from 'lucide-react/icons/printer';
import { useEffect } from 'react';

interface PrintButtonProps {
  /** Everything on the page is being read, to be printed then. */
  isPreparing: boolean;
  onPrepare: () => void;
  onReady: () => void;
}

/** How long nothing has to be under way before the page counts as complete, in milliseconds. */
const QUIET = 600;

/** Prints the page with all of its parts, also those that nobody has scrolled to, which are read first. */
export function PrintButton({ isPreparing, onPrepare, onReady }: PrintButtonProps) {
  const { t } = useLingui();
  const isFetching = useIsFetching() > 0;
  useEffect(() => {
    if (!isPreparing || isFetching) return undefined;
    const timer = setTimeout(onReady, QUIET);
    return () => clearTimeout(timer);
  }, [isPreparing, isFetching, onReady]);
  return (
    <Button
      variant="outlined"
      color="inherit"
      startIcon={<Printer size={15} aria-hidden />}
      aria-disabled={isPreparing}
      onClick={isPreparing ? undefined : onPrepare}
    >
      {isPreparing ? t`Reading everything…` : <Trans>Print</Trans>}
    </Button>
  );
}
