import { Trans, useLingui } from '@lingui/react/macro';
import Chip from '@mui/material/Chip';
import CircleCheck from 'lucide-react/icons/circle-check';
import { Link } from 'react-router-dom';
import type { Terms } from '#contract/operations.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import type { VersionFigure } from '#web/domain/version-figures.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { TermsText } from '#web/terms/TermsText.tsx';
import { Disclosure, Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { Figure } from '../StateFigures.tsx';
import type { KnownFigures } from './use-offering-figures.ts';

interface VersionsProps {
  uuid: string;
  /** Of the offering. */
  name: string;
  figures: KnownFigures;
}

/** The versions of the terms, newest first: which is in force, and who is on which. */
export function Versions({ uuid, name, figures }: VersionsProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const { versions, others } = figures;
  const current = versions.find(({ terms }) => terms.is_active);
  const share = current?.share === undefined ? undefined : formats.share(current.share);
  if (versions.length === 0) {
    return (
      <Section title={t`Versions`}>
        <p>
          <Trans>No terms of this offering are published.</Trans>
        </p>
      </Section>
    );
  }
  return (
    <Section title={t`Versions`}>
      {!current && (
        <p>
          <Trans>No terms are in force, so nobody can consent at present.</Trans>
        </p>
      )}
      {current && share !== undefined && (
        <p>
          <Trans>{share} of the consents that are not revoked are to the version in force.</Trans>
        </p>
      )}
      <PlainTable
        caption={t`Versions of the terms`}
        stacked
        rows={versions}
        rowKey={({ terms }) => terms.uuid}
        columns={[
          { id: 'version', label: t`Version`, render: ({ terms }) => <VersionName terms={terms} /> },
          {
            id: 'published',
            label: t`Published`,
            render: ({ terms }) => <TimeText value={terms.activated ?? terms.created} />,
          },
          {
            id: 'consents',
            label: t`Consents`,
            number: true,
            render: (figure) => <VersionConsents uuid={uuid} figure={figure} settled={figures.settled} />,
          },
          {
            id: 'share',
            label: t`Share`,
            number: true,
            render: ({ share }) => (share === undefined ? '—' : formats.share(share)),
          },
        ]}
      />
      {others !== undefined && others > 0 && <Others count={others} />}
      {versions.map(({ terms }) => {
        const version = versionWords(terms.version, i18n);
        const of = isolate(name);
        return (
          <Disclosure key={terms.uuid} summary={t`Read version ${version}`}>
            <TermsText terms={terms} label={t`Version ${version} of the Terms of Service of ${of}`} />
          </Disclosure>
        );
      })}
    </Section>
  );
}

function VersionName({ terms }: { terms: Terms }) {
  const { t, i18n } = useLingui();
  return (
    <>
      {versionWords(terms.version, i18n)}{' '}
      {terms.is_active && (
        <Chip component="span" color="active" icon={<CircleCheck size={13} aria-hidden />} label={t`In force`} />
      )}
    </>
  );
}

interface VersionConsentsProps {
  /** Of the offering. */
  uuid: string;
  figure: VersionFigure<Terms>;
  settled: boolean;
}

/** Leads to the list, for those who may see it; only a blank version cannot be filtered by. */
function VersionConsents({ uuid, figure, settled }: VersionConsentsProps) {
  const { terms, consents, state } = figure;
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const number = <Figure count={consents} settled={settled || terms.version === ''} />;
  if (terms.version === '' || !seesAll) return number;
  const search = new URLSearchParams({ offering: uuid, state, version: terms.version });
  return <Link to={paths.consents(`?${search}`)}>{number}</Link>;
}

function Others({ count }: { count: number }) {
  const number = useFormats().count(count);
  return (
    <p>
      <Trans>To a blank version, or to one that is not among these: {number}.</Trans>
    </p>
  );
}
