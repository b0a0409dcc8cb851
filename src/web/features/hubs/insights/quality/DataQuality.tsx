import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { reasonOf } from '#web/api/errors.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { Count, Figure } from '../../StateFigures.tsx';
import { Sentence } from '../ChartFrame.tsx';
import { Fold } from '../Fold.tsx';
import { totals } from '../insights-queries.ts';
import { useWanted } from '../wanted.ts';
import { FAULT_WORDS } from './fault-words.ts';
import { FAULTS, type Fault } from './faults.ts';
import { FaultyConsents, UnpublishedVersions } from './Found.tsx';
import type { CheckProgress, CheckResult } from './run-check.ts';
import { useCheck } from './use-check.ts';
import { useCountedFaults, type CountedFault } from './use-counted-faults.ts';

/** What is wrong with the records: what a few requests tell at once, and the rest when somebody has every consent checked. */
export function DataQuality() {
  const { t, i18n } = useLingui();
  const { ref, isWanted } = useWanted();
  const counted = useCountedFaults(isWanted);
  const { result, progress, error, start, stop } = useCheck();
  const [notRevoked, revoked] = [useQuery(totals.notRevoked).data, useQuery(totals.revoked).data];
  const total = notRevoked === undefined || revoked === undefined ? undefined : notRevoked + revoked;
  return (
    <div ref={ref}>
      <Section title={t`Data quality`}>
        <Summary counted={counted} result={result} />
        <Fold label={t`Findings`}>
          <Faults counted={counted} result={result} />
        </Fold>
        {error !== undefined && (
          <ErrorPanel title={t`The check could not be finished`} reason={reasonOf(error, i18n)} onRetry={start} />
        )}
        {progress ? (
          <Progress progress={progress} onStop={stop} />
        ) : (
          <p>
            <Button variant="outlined" color="inherit" disabled={total === 0} onClick={start}>
              {total === undefined ? (
                t`Check all consents`
              ) : (
                <Plural value={total} one="Check # consent" other="Check all # consents" />
              )}
            </Button>
          </p>
        )}
        {result && <FaultyConsents result={result} />}
        {result && result.unpublished.length > 0 && <UnpublishedVersions versions={result.unpublished} />}
      </Section>
    </div>
  );
}

type Counted = Partial<Record<Fault, CountedFault>>;

function Summary({ counted, result }: { counted: Counted; result: CheckResult | undefined }) {
  const { t } = useLingui();
  const formats = useFormats();
  if (!result) {
    const found = Object.values(counted).reduce((sum, { count }) => sum + (count ?? 0), 0);
    const number = formats.count(found);
    if (Object.values(counted).some(({ count }) => count === undefined)) return <Sentence>{t`Counting…`}</Sentence>;
    return (
      <Sentence>
        {found === 0 ? (
          <Trans>
            What can be counted at once shows nothing wrong. The rest takes a look at every consent, which changes
            nothing.
          </Trans>
        ) : (
          <Trans>
            What can be counted at once shows {number} faults. The rest takes a look at every consent, which changes
            nothing.
          </Trans>
        )}
      </Sentence>
    );
  }
  const found = FAULTS.reduce((sum, fault) => sum + result.counts[fault], 0);
  const [looked, number] = [formats.count(result.looked), formats.count(found)];
  return (
    <Sentence>
      {found === 0 ? (
        <Trans>{looked} consents were checked, and nothing wrong was found.</Trans>
      ) : (
        <Trans>
          {looked} consents were checked, and {number} faults were found.
        </Trans>
      )}{' '}
      <TimeText value={new Date(result.at).toISOString()} />
    </Sentence>
  );
}

function Faults({ counted, result }: { counted: Counted; result: CheckResult | undefined }) {
  const { t, i18n } = useLingui();
  return (
    <PlainTable
      caption={t`What may be wrong with consents`}
      rows={FAULTS}
      rowKey={(fault) => fault}
      stacked
      columns={[
        { id: 'fault', label: t`Finding`, render: (fault) => i18n._(FAULT_WORDS[fault].name) },
        { id: 'meaning', label: t`What it means`, render: (fault) => i18n._(FAULT_WORDS[fault].meaning) },
        {
          id: 'count',
          label: t`Consents`,
          number: true,
          render: (fault) => <Found counted={counted[fault]} checked={result?.counts[fault]} />,
        },
      ]}
    />
  );
}

/** What a check of all found counts more than what was counted apart from it. */
function Found({ counted, checked }: { counted: CountedFault | undefined; checked: number | undefined }) {
  const { t } = useLingui();
  const formats = useFormats();
  if (!counted) return checked === undefined ? t`not checked yet` : <Figure count={checked} settled />;
  const { count, search, sampled } = counted;
  const number = <Count count={checked ?? count} search={search} />;
  if (sampled === undefined || checked !== undefined) return number;
  const of = formats.count(sampled);
  return (
    <Trans>
      {number} of {of} compared
    </Trans>
  );
}

function Progress({ progress: { step, done, of }, onStop }: { progress: CheckProgress; onStop: () => void }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [now, all] = [formats.count(done), formats.count(of)];
  return (
    <>
      <LinearProgress
        aria-label={t`Consents checked`}
        variant={of === 0 ? 'indeterminate' : 'determinate'}
        {...(of > 0 && { value: Math.min(100, (100 * done) / of) })}
      />
      <p>
        {of === 0 ? (
          <Trans>Counting…</Trans>
        ) : step === 'consents' ? (
          <Trans>
            {now} of {all} consents
          </Trans>
        ) : (
          <Trans>
            {now} of {all} versions
          </Trans>
        )}
      </p>
      <p>
        <Button variant="outlined" color="inherit" onClick={onStop}>
          <Trans>Stop</Trans>
        </Button>
      </p>
    </>
  );
}
