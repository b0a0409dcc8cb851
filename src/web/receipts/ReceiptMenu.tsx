import { useLingui } from '@lingui/react/macro';
import Stack from '@mui/material/Stack';
import { useLocation, useNavigate } from 'react-router-dom';
import { paths, sameWayBack } from '#web/app/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { MenuButton } from '#web/ui/MenuButton.tsx';
import { DownloadProblem } from './DownloadButton.tsx';
import { useReceiptDownload } from './use-download.ts';

/** The receipt of one consent, as a page that can be printed and as a file. */
export function ReceiptMenu({ consent }: { consent: { uuid: string } }) {
  const { t } = useLingui();
  const { search, state } = useLocation();
  const navigate = useNavigate();
  const { busy, problem, start } = useReceiptDownload(consent);
  const view = () => void navigate(paths.receipt(plainUuid(consent.uuid), search), { state: sameWayBack(state) });
  return (
    <Stack spacing={0.75} sx={{ alignItems: 'flex-start', minWidth: 0 }}>
      <MenuButton
        label={busy ? t`Preparing…` : t`Receipt`}
        busy={busy}
        actions={[
          { label: t`View receipt`, run: view },
          { label: t`Download receipt`, run: start },
        ]}
      />
      <DownloadProblem problem={problem} onRetry={start} />
    </Stack>
  );
}
