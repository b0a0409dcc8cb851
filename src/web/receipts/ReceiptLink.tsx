import Button from '@mui/material/Button';
import Printer from 'lucide-react/icons/printer';
import { Link, useLocation } from 'react-router-dom';
import { plainUuid } from '#web/domain/consent-words.ts';
import { paths, sameWayBack } from '#web/app/paths.ts';

/** To the receipt as a page, which can be printed. */
export function ReceiptLink({ consent }: { consent: { uuid: string } }) {
  const { search, state } = useLocation();
  return (
    <Button
      variant="outlined"
      color="inherit"
      startIcon={<Printer size={16} aria-hidden />}
      component={Link}
      to={paths.receipt(plainUuid(consent.uuid), search)}
      state={sameWayBack(state)}
    >
      View receipt
    </Button>
  );
}
