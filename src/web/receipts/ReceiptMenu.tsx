import { useLingui } from '@lingui/react/macro';
import Stack from '@mui/material/Stack';
import { useLocation, useNavigate } from 'react-router-dom';
import { paths, sameWayBack } from '#web/app/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { MenuButton } from '#web/ui/MenuButton.tsx';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { DownloadProblem } from './DownloadButton.tsx';
import { useReceiptDownload } from './use-download.ts';

interface ReceiptMenuProps {
  consent: { uuid: string; offering_name: string };
  /** Whether others like it stand on the same page, so that its name must tell which one it is, and none is heavy. */
  among?: boolean;
}

export function ReceiptMenu({ consent, among = false }: ReceiptMenuProps) {
  const { t } = useLingui();
  const { search, state } = useLocation();
  const navigate = useNavigate();
  const offering = isolate(consent.offering_name);
  const { busy, problem, start } = useReceiptDownload(consent);
  const view = () => void navigate(paths.receipt(plainUuid(consent.uuid), search), { state: sameWayBack(state) });
  return (
    <Stack spacing={0.75} sx={{ alignItems: 'flex-start', minWidth: 0 }}>
      <MenuButton
        quiet={among}
        name={among ? t`Receipt for ${offering}` : undefined}
        label={busy ? t`Preparing…` : t`Receipt`}
        busy={busy}
        actions={[
          { label: t`View receipt`, run: view },
          { label: t`Download receipt`, run: start },
        ]}
      />
      {!among && <MaskNote on="file" />}
      <DownloadProblem problem={problem} onRetry={start} />
    </Stack>
  );
}
