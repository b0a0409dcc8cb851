import { useLingui } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Terms } from '#contract/operations.ts';
import { Section } from '#web/ui/Section.tsx';
import { SectionBody } from '../SectionBody.tsx';
import { StateFigures } from '../StateFigures.tsx';
import type { KnownFigures } from './use-offering-figures.ts';
import { Versions } from './Versions.tsx';

interface StandingProps {
  uuid: string;
  /** Of the offering. */
  name: string;
  terms: UseQueryResult<Terms[]>;
  figures: KnownFigures;
  /** Said below the figures. */
  children?: ReactNode;
}

/** How the consents to one offering stand, by state and by version. */
export function Standing({ uuid, name, terms, figures, children }: StandingProps) {
  const { t } = useLingui();
  return (
    <div>
      <Section title={t`Consents`}>
        <StateFigures
          filter={`offering=${uuid}`}
          all={figures.all}
          states={figures.states}
          settled={figures.settled || terms.isError}
        />
        {children}
      </Section>
      <SectionBody read={terms} failure={t`The terms could not be loaded`} loading={t`Loading the terms`}>
        {() => <Versions uuid={uuid} name={name} figures={figures} />}
      </SectionBody>
    </div>
  );
}
