import { useLingui } from '@lingui/react/macro';
import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { CopyText } from '#web/ui/CopyText.tsx';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { JsonBlock } from '#web/ui/JsonBlock.tsx';

/** What stands behind the folds of `Record`, in a chunk of its own: buttons that copy, and their hints. */
export function Identifiers({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const id = (uuid: string, label: string) => <CopyText value={plainUuid(uuid)} label={label} monospace />;
  return (
    <DescriptionList
      items={[
        { term: t`Consent`, value: id(consent.uuid, t`consent ID`) },
        { term: t`User`, value: id(consent.user_uuid, t`user ID`) },
        { term: t`Offering`, value: id(consent.offering_uuid, t`offering ID`) },
        {
          term: t`API address of the offering`,
          value: <CopyText value={consent.offering_url} label={t`address of the offering`} />,
        },
      ]}
    />
  );
}

export function RawRecord({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  return <JsonBlock value={consent} label={t`JSON`} />;
}
