import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { use, useState } from 'react';
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import { paths } from '#web/app/paths.ts';
import { CONSENT_STATES, STATE_NAMES, type ConsentState } from '#web/domain/consent-state.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SectionBody } from '../../SectionBody.tsx';
import type { RankedOffering } from '../../offerings/use-attention.ts';
import { Chart, Sentence, WithChart } from '../ChartFrame.tsx';
import { Fold } from '../Fold.tsx';
import { rankingOptions } from '../insights-queries.ts';
import type { OfferingSort } from '../insights-search.ts';
import { AllWantedContext } from '../wanted.ts';
import { inOrder, totalsOf } from './standings.ts';
import { numberOf, StatesTable } from './StatesTable.tsx';
import type { OfferingRows } from './use-offering-rows.ts';

/** The chart has so many bars, and the table as many rows until somebody wants more. */
export const SHOWN = 10;

interface StateByOfferingProps {
  offerings: OfferingRows | undefined;
  sort: OfferingSort | undefined;
  onSort: (sort: OfferingSort) => void;
  /** Asks for the next ones, where the server does not count all of them. */
  onMore: () => void;
  isWanted: boolean;
}

/** How many consents of each offering are in which state. */
export function StateByOffering(props: StateByOfferingProps) {
  const { t } = useLingui();
  const read = useQuery(rankingOptions);
  return (
    <Section title={t`State by offering`}>
      <SectionBody
        read={read}
        failure={t`The offerings could not be loaded`}
        loading={t`Loading offerings`}
        lines={SHOWN + 6}
      >
        {() => props.offerings && <Offerings {...props} offerings={props.offerings} />}
      </SectionBody>
    </Section>
  );
}

function Offerings({ offerings, sort, onSort, onMore, isWanted }: StateByOfferingProps & { offerings: OfferingRows }) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const [isWhole, setWhole] = useState(false);
  const isAllWanted = use(AllWantedContext);
  const { rows, isRanked, isComplete, hasMore, total } = offerings;
  const ordered = inOrder(rows, sort);
  const shown = isWhole || isAllWanted || !isRanked ? ordered : ordered.slice(0, SHOWN);
  const drawn = ordered.slice(0, SHOWN);
  const numbers = (state: ConsentState) => drawn.map((row) => numberOf(row, state) ?? null);
  const listOf = ({ uuid }: RankedOffering, state: string) => paths.consents(`?offering=${uuid}&state=${state}`);
  if (rows.length === 0) {
    return (
      <p>
        <Trans>There are no offerings with terms yet.</Trans>
      </p>
    );
  }
  return (
    <>
      <Summary offerings={offerings} />
      <WithChart>
        <Chart
          label={t`Chart: consents by offering and state`}
          isWanted={isWanted}
          layout="rows"
          stacked
          categories={drawn.map(({ uuid, offering }) => ({ key: uuid, name: offering.name ?? '' }))}
          series={CONSENT_STATES.map((state) => ({
            id: state,
            label: i18n._(STATE_NAMES[state]),
            colour: state,
            values: numbers(state),
          }))}
          valueText={formats.count}
          opens={(category, state) => {
            const row = drawn[category];
            return row && listOf(row, state);
          }}
        />
        <div>
          <Fold label={t`Numbers by offering`}>
            <StatesTable rows={shown} sort={sort ?? (isRanked ? '-needs-reconsent' : undefined)} onSort={onSort} />
            <p>
              {isRanked && shown.length < ordered.length && (
                <Button variant="outlined" color="inherit" onClick={() => setWhole(true)}>
                  <Plural value={ordered.length} one="Show # offering" other="Show all # offerings" />
                </Button>
              )}
              {hasMore && (
                <Button variant="outlined" color="inherit" disabled={!isComplete} onClick={onMore}>
                  <Trans>Count more offerings</Trans>
                </Button>
              )}{' '}
              {total > rows.length && <Link to={paths.offerings()}>{t`All offerings`}</Link>}
            </p>
          </Fold>
        </div>
      </WithChart>
    </>
  );
}

/** What the rows come to, in words. */
function Summary({ offerings: { rows, isRanked, isComplete, lacksRecent, total } }: { offerings: OfferingRows }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { inForce, needsReconsent, most } = totalsOf(rows);
  const [needing, all] = [formats.count(needsReconsent), formats.count(inForce)];
  const [counted, every] = [formats.count(rows.length), formats.count(total)];
  const name = isolate(most?.offering.name ?? '');
  const highest = formats.count(most?.needsReconsent ?? 0);
  return (
    <>
      <Sentence>
        {!isComplete ? (
          t`Counting…`
        ) : most ? (
          <Trans>
            Of {all} consents in force, {needing} need re-consent, most of them to {name}: {highest}.
          </Trans>
        ) : (
          <Trans>Of {all} consents in force, none needs re-consent.</Trans>
        )}
      </Sentence>
      {total > rows.length && (
        <p>
          {isRanked ? (
            <Trans>
              These are the {counted} of {every} offerings that need most attention; the order holds among them.
            </Trans>
          ) : (
            <Trans>
              This server does not count consents by offering. Counted are {counted} of {every} offerings, those first
              whose consents end first.
            </Trans>
          )}
        </p>
      )}
      {lacksRecent && (
        <p>
          <Trans>How many consents were revoked in the last 30 days it does not tell.</Trans>
        </p>
      )}
    </>
  );
}
