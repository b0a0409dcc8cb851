import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Offering } from '#contract/operations.ts';
import type { ListPage } from '#web/api/list.ts';
import { paths } from '#web/app/paths.ts';
import { offeringStateWords } from '#web/domain/offering-state.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { Count } from '../StateFigures.tsx';
import { useAttention, type RankedOffering } from './use-attention.ts';

const Frame = styled('div')(({ theme }) => ({
  '&[aria-busy=true]': { opacity: 0.6 },
  '& table': {
    backgroundColor: theme.vars.palette.background.paper,
    border: `1px solid ${theme.vars.palette.divider}`,
  },
  '&& td:first-of-type, && th:first-of-type': { paddingInlineStart: '12px' },
  '&& td:last-of-type, && th:last-of-type': { paddingInlineEnd: '12px' },
  '& .second': { display: 'block', fontSize: '0.75rem', color: theme.vars.palette.text.secondary },
  '& p': { margin: '0 0 8px', maxWidth: '72ch' },
}));

interface OfferingsTableProps {
  /** `undefined` while nothing has arrived. */
  page: ListPage<Offering> | undefined;
  busy: boolean;
}

/** Offerings with the numbers that need attention. Each number leads to the consents that it counts. */
export function OfferingsTable({ page, busy }: OfferingsTableProps) {
  const { t } = useLingui();
  if (!page) {
    return (
      <output aria-label={t`Loading offerings`}>
        {Array.from({ length: 12 }, (_, index) => (
          <Skeleton key={index} sx={{ height: 40 }} />
        ))}
      </output>
    );
  }
  return (
    <Frame aria-busy={busy}>
      <Rows key={page.rows[0]?.uuid} offerings={page.rows} />
    </Frame>
  );
}

function Rows({ offerings }: { offerings: readonly Offering[] }) {
  const { t } = useLingui();
  const [ranked, setRanked] = useState(false);
  const { rows, isRanked, isComplete, lacksRecent } = useAttention(offerings, ranked);
  return (
    <>
      {!isRanked && (
        <Unranked
          count={rows.length}
          isComplete={isComplete}
          isDone={ranked}
          lacksRecent={lacksRecent}
          onRank={() => setRanked(true)}
        />
      )}
      <PlainTable
        caption={t`Offerings`}
        rows={rows}
        rowKey={({ uuid }) => uuid}
        columns={[
          { id: 'offering', label: t`Offering`, render: (row) => <Name row={row} /> },
          {
            id: 'needs-reconsent',
            label: t`Needs re-consent`,
            number: true,
            render: ({ uuid, needsReconsent }) => (
              <Count count={needsReconsent} search={`?offering=${uuid}&state=needs-reconsent`} />
            ),
          },
          {
            id: 'recent',
            label: t`Revoked in 30 days`,
            number: true,
            render: ({ uuid, recent }) => (
              <Count count={recent} search={`?offering=${uuid}&state=revoked&sort=-revocation_date`} />
            ),
          },
          {
            id: 'active',
            label: t`Active`,
            number: true,
            render: ({ uuid, active }) => <Count count={active} search={`?offering=${uuid}&state=active`} />,
          },
        ]}
      />
    </>
  );
}

function Name({ row: { uuid, offering } }: { row: RankedOffering }) {
  const { i18n } = useLingui();
  const { state, customer_name: provider } = offering;
  const known = [provider && isolate(provider), state && state !== 'Active' && offeringStateWords(state, i18n)];
  return (
    <>
      <Link to={paths.offering(uuid)}>
        <bdi>{offering.name}</bdi>
      </Link>
      <span className="second">{known.filter(Boolean).join(' · ')}</span>
    </>
  );
}

interface UnrankedProps {
  count: number;
  isComplete: boolean;
  isDone: boolean;
  lacksRecent: boolean;
  onRank: () => void;
}

/** What a server that does not rank offerings leaves to do. Nothing moves before it is asked for. */
function Unranked({ count, isComplete, isDone, lacksRecent, onRank }: UnrankedProps) {
  return (
    <>
      <p>
        <Trans>This server does not rank offerings; they come by name, and their numbers one after the other.</Trans>{' '}
        {lacksRecent ? (
          <Trans>How many consents were revoked in the last 30 days it does not tell.</Trans>
        ) : (
          <Trans>What was revoked in the last 30 days comes from its daily statistics.</Trans>
        )}
      </p>
      <p>
        <Button variant="outlined" color="inherit" disabled={!isComplete || isDone} onClick={onRank}>
          <Plural
            value={count}
            one="Put this # offering in order of attention"
            other="Put these # offerings in order of attention"
          />
        </Button>
      </p>
    </>
  );
}
