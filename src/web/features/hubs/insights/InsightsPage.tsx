import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useCallback, useState } from 'react';
import { paths } from '#web/app/paths.ts';
import { usePageSearch } from '#web/lib/hooks/use-page-search.ts';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { insightsSearch } from './insights-search.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { StateByOffering } from './offerings/StateByOffering.tsx';
import { STEP, useOfferingRows } from './offerings/use-offering-rows.ts';
import { VersionAdoption } from './offerings/VersionAdoption.tsx';
import { PrintButton } from './PrintButton.tsx';
import { DataQuality } from './quality/DataQuality.tsx';
import { ReconsentRadar } from './ReconsentRadar.tsx';
import { OverTime } from './time/OverTime.tsx';
import { AllWantedContext, useWanted } from './wanted.ts';

const Sections = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  marginTop: 14,
  '& > div > section': { height: '100%' },
  // A chart beside its table, and on the widest screens two of these pairs; the first part and the last stay alone.
  '@media screen and (min-width: 130rem)': {
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    '& > :is(:first-of-type, :last-of-type)': { gridColumn: '1 / -1' },
  },
  '& section > :not(h2) + *': { marginTop: 8 },
  '& h3': { margin: '16px 0 4px', ...theme.typography.h3 },
  '@media print': { display: 'block', '& > *': { marginBottom: 16 } },
}));

/** How the consents of all offerings stand, for those who see all of them. */
export function InsightsPage() {
  const { t } = useLingui();
  const [print, setPrint] = useState<'no' | 'preparing' | 'ready'>('no');
  const onReady = useCallback(() => {
    setPrint('ready');
    globalThis.print();
  }, []);
  return (
    <AllWantedContext value={print !== 'no'}>
      <PageHeader
        title={t`Insights`}
        subtitle={t`How the consents to all offerings stand. Each number leads to the list behind it.`}
        actions={
          <PrintButton isPreparing={print === 'preparing'} onPrepare={() => setPrint('preparing')} onReady={onReady} />
        }
      />
      <MaskNote on="paper" />
      <Body />
    </AllWantedContext>
  );
}

function Body() {
  const { search, change } = usePageSearch(insightsSearch, paths.insights, { replace: true });
  const { ref: statesRef, isWanted: isStatesWanted } = useWanted();
  const { ref: timeRef, isWanted: isTimeWanted } = useWanted();
  const [most, setMost] = useState(STEP);
  // Where a server cannot count by date, the time is told by the statistics of the offerings.
  const offerings = useOfferingRows(most, isStatesWanted || isTimeWanted);
  return (
    <Sections>
      <div>
        <KeyFigures />
      </div>
      <div>
        <ReconsentRadar />
      </div>
      <div ref={statesRef}>
        <StateByOffering
          offerings={offerings}
          sort={search.sort}
          onSort={(sort) => change({ sort })}
          onMore={() => setMost(most + STEP)}
          isWanted={isStatesWanted}
        />
      </div>
      <div ref={timeRef}>
        <OverTime offerings={offerings} per={search.per} onPer={(per) => change({ per })} isWanted={isTimeWanted} />
      </div>
      <VersionAdoption offerings={offerings} />
      <DataQuality />
    </Sections>
  );
}
