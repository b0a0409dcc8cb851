import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useRefusal } from '#web/api/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';

const loadMenu = () => import('#web/ui/table/RowMenu.tsx').then((module) => module.RowMenu);

/** What is rarely done with a consent, and by few. Nothing for those who see only their own consents. */
export function ConsentMenu({ consent }: { consent: Consent }) {
  const refusal = useRefusal();
  return refusal('consent.read-all') === undefined ? <MoreActions consent={consent} /> : null;
}

function MoreActions({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const { search } = useLocation();
  const open = useOpenDialog();
  const refusal = useRefusal();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { loaded: Menu, ask } = useOnDemand(loadMenu);
  const uuid = plainUuid(consent.uuid);
  const show = async (button: HTMLElement) => {
    setAnchor(button);
    if (await ask()) return;
    setAnchor(null);
    notify(t`The menu could not be loaded. Check the connection and try again.`);
  };
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null && Menu !== undefined}
        onPointerEnter={() => void ask()}
        onFocus={() => void ask()}
        onClick={(event) => void show(event.currentTarget)}
      >
        <Trans>More actions</Trans>
      </Button>
      {Menu && (
        <Menu
          anchor={anchor}
          label={t`More actions`}
          actions={[
            {
              label: t`Correct version`,
              reason: refusal('consent.amend'),
              run: () => open(paths.amend(uuid, search)),
            },
            {
              label: t`Delete record`,
              reason: refusal('consent.delete'),
              run: () => open(paths.delete(uuid, search)),
            },
          ]}
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}
