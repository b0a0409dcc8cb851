import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { paths } from '#web/app/paths.ts';
import { useLookedAt } from '#web/lib/hooks/use-looked-at.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { countOptions } from '#web/api/list.ts';
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { selectsByVersion } from '#web/api/dialect/dialect.ts';
import { providersOptions } from '#web/api/offerings/offerings.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { RelatedConsents } from './RelatedConsents.tsx';
import { Section } from '#web/ui/Section.tsx';

const countsByVersion = (consent: Consent) => selectsByVersion([], true, [consent]) !== false;

interface PersonProps {
  consent: Consent;
  own: boolean;
}

export function Person({ consent, own }: PersonProps) {
  const { t } = useLingui();
  const { masked } = useVisitor();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const email = consent.user_email;
  return (
    <Section title={own ? t`You` : t`Person`}>
      <DescriptionList
        items={[
          { term: t`Full name`, value: consent.user_full_name.trim() || t`not stated` },
          { term: t`Username`, value: consent.user_username },
          {
            term: t`E-mail address`,
            // Nobody can be written to at a masked address.
            value: email && !masked ? <a href={`mailto:${email}`}>{email}</a> : email || t`not stated`,
          },
        ]}
      />
      {seesAll && (
        <RelatedConsents
          key={consent.user_uuid}
          filter="user"
          uuid={consent.user_uuid}
          of={personName(consent)}
          exact={countsByVersion(consent)}
        />
      )}
      {own && !seesAll && <OwnOthers userUuid={consent.user_uuid} />}
    </Section>
  );
}

export function Offering({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  return (
    <Section title={t`Offering`}>
      <DescriptionList
        items={[
          { term: t`Name`, value: consent.offering_name },
          { term: t`Provider`, value: <ProviderName consent={consent} /> },
          { term: t`Slug`, value: consent.offering_slug || t`not stated` },
        ]}
      />
      {seesAll && (
        <RelatedConsents
          key={consent.offering_uuid}
          filter="offering"
          uuid={consent.offering_uuid}
          of={consent.offering_name}
          exact={countsByVersion(consent)}
        />
      )}
    </Section>
  );
}

/** Who offers it, as far as the server tells, and the way to all their offerings for those who see how they stand. */
function ProviderName({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const { data, isError } = useQuery(providersOptions([consent.offering_uuid], seesAll));
  if (!data) return isError ? t`could not be read` : '…';
  const name = data.get(plainUuid(consent.offering_uuid));
  if (!name) return t`not stated`;
  return seesAll ? <Link to={paths.offeringsOf(name)}>{name}</Link> : name;
}

/** To the reader's other consents, for those who see no others. */
function OwnOthers({ userUuid }: { userUuid: string }) {
  const formats = useFormats();
  const { ref, isLookedAt } = useLookedAt<HTMLParagraphElement>();
  const { data: all } = useQuery({ ...countOptions(CONSENTS, { user_uuid: [userUuid] }), enabled: isLookedAt });
  return (
    <Box component="p" ref={ref} sx={{ marginTop: 12 }}>
      <Link to={paths.myConsents()}>
        <Trans>Your other consents</Trans>
      </Link>
      {all !== undefined && ` (${formats.count(Math.max(all - 1, 0))})`}
    </Box>
  );
}
