import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { ConsentLink, PersonLink } from '../links.tsx';
import { SectionBody } from '../SectionBody.tsx';
import { revocationsOptions } from './offering-queries.ts';

/** Whose consents ended last. */
export function LastRevocations({ uuid }: { uuid: string }) {
  const { t, i18n } = useLingui();
  return (
    <Section title={t`Last revocations`}>
      <SectionBody
        read={useQuery(revocationsOptions(uuid))}
        failure={t`The revocations could not be loaded`}
        loading={t`Loading the revocations`}
      >
        {({ rows, total }) =>
          total === 0 ? (
            <p>
              <Trans>No consent to this offering is revoked.</Trans>
            </p>
          ) : (
            <>
              <PlainTable
                caption={t`The latest revocations`}
                stacked
                rows={rows}
                rowKey={({ uuid }) => uuid}
                columns={[
                  { id: 'person', label: t`User`, render: (consent) => <PersonLink consent={consent} /> },
                  { id: 'version', label: t`Version`, render: ({ version }) => versionWords(version, i18n) },
                  {
                    id: 'revoked',
                    label: t`Revoked`,
                    render: ({ revocation_date }) => <TimeText value={revocation_date} />,
                  },
                  {
                    id: 'consent',
                    label: t`Consent`,
                    leadsOn: true,
                    render: (consent) => <ConsentLink consent={consent} />,
                  },
                ]}
              />
              {total > rows.length && (
                <p>
                  <Link to={paths.consents(`?offering=${uuid}&state=revoked&sort=-revocation_date`)}>
                    <Plural value={total} one="The list of # consent" other="The list of all # consents" />
                  </Link>
                </p>
              )}
            </>
          )
        }
      </SectionBody>
    </Section>
  );
}
