import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import Download from 'lucide-react/icons/download';
import Printer from 'lucide-react/icons/printer';
import { Link, useLocation, useParams } from 'react-router-dom';
import { canonicalUuid } from '#contract/uuid.ts';
import { isNotFound, reasonOf } from '#web/api/errors.ts';
import { paths, sameWayBack } from '#web/app/paths.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { receiptOptions, type IssuedReceipt } from '#web/receipts/read-receipt.ts';
import { saveJson } from '#web/lib/save-file.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { useReadScope } from '#web/receipts/use-download.ts';
import { ReceiptSheet } from './ReceiptSheet.tsx';

const screenOnly = { display: 'flex', flexWrap: 'wrap', gap: 1, displayPrint: 'none' };

/** A receipt to read, to print and to download. */
export function ReceiptPage() {
  const uuid = canonicalUuid(useParams().uuid ?? '');
  return uuid ? <KnownUuid uuid={uuid} /> : <NotFound />;
}

function KnownUuid({ uuid }: { uuid: string }) {
  const { t, i18n } = useLingui();
  const { search, state } = useLocation();
  const { data, error, refetch, isFetching } = useQuery(receiptOptions(uuid, useReadScope()));
  if (isNotFound(error)) return <NotFound />;
  const back = (
    <Box sx={screenOnly}>
      <Link to={paths.consent(uuid, search)} state={sameWayBack(state)}>
        <Trans>Back to the consent</Trans>
      </Link>
    </Box>
  );
  if (error) {
    return (
      <>
        <PageHeader title={t`Receipt`} above={back} />
        <ErrorPanel
          title={t`The receipt could not be prepared`}
          reason={reasonOf(error, i18n)}
          onRetry={() => void refetch()}
          busy={isFetching}
        />
      </>
    );
  }
  if (!data) {
    return (
      <>
        <PageHeader title={t`Receipt`} above={back} />
        <Loading />
      </>
    );
  }
  const { receipt_metadata, party_identification, pii_processing } = data.receipt;
  return (
    <Box sx={{ maxWidth: 820, '@media print': { maxWidth: 'none' } }}>
      <PageHeader
        title={receipt_metadata.receipt_type === 'consent receipt' ? t`Consent receipt` : t`Withdrawal receipt`}
        subtitle={`${isolate(party_identification[0].party_name)} · ${isolate(pii_processing.purposes[0].services[0].name)}`}
        above={back}
        actions={<Actions issued={data} />}
      />
      <Box sx={screenOnly}>
        <MaskNote on="file" />
      </Box>
      <ReceiptSheet receipt={data.receipt} />
    </Box>
  );
}

function Actions({ issued: { receipt, fileName } }: { issued: IssuedReceipt }) {
  const { t } = useLingui();
  const notify = useNotify();
  return (
    <Box sx={screenOnly}>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Download size={16} aria-hidden />}
        onClick={() => {
          saveJson(fileName, receipt);
          notify(t`Downloaded ${fileName}.`);
        }}
      >
        <Trans>Download JSON</Trans>
      </Button>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<Printer size={16} aria-hidden />}
        onClick={() => globalThis.print()}
      >
        <Trans>Print</Trans>
      </Button>
    </Box>
  );
}

/** About as high as a receipt. */
function Loading() {
  const { t } = useLingui();
  return (
    <Box component="output" aria-label={t`Preparing the receipt`} sx={{ display: 'block', maxWidth: 820 }}>
      <Skeleton variant="rounded" sx={{ height: 640 }} />
    </Box>
  );
}

function NotFound() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Receipt not found`} />
      <EmptyState
        text={t`This consent does not exist, or you may not see it.`}
        action={
          <Link to={paths.home()}>
            <Trans>Go to the start page</Trans>
          </Link>
        }
      />
    </>
  );
}
