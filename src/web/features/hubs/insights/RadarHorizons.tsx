import { Plural, Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { MOST_CHOSEN } from '#web/api/consents.ts';
import { knowsAdditionOptions } from '#web/api/dialect/additions.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import type { Horizon } from '#web/domain/radar.ts';
import { Count } from '../StateFigures.tsx';

const Sums = styled('ul')({
  '&&': { columns: 'auto', margin: '4px 0 0', padding: 0, listStyle: 'none' },
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 24px',
  '& strong': { fontVariantNumeric: 'tabular-nums' },
});

interface RadarHorizonsProps {
  within: readonly Horizon[];
  /** What is still unknown cannot be told. */
  settled: boolean;
}

/** How many consents end within each time. A number has a list behind it where an address can name all of their offerings. */
export function RadarHorizons({ within, settled }: RadarHorizonsProps) {
  const areSeveral = within.some(({ offerings }) => offerings.length > 1);
  const several = useQuery({ ...knowsAdditionOptions('several in a filter'), enabled: areSeveral });
  const listOf = ({ offerings }: Horizon) => {
    const most = several.data?.known ? MOST_CHOSEN : 1;
    if (offerings.length > most) return undefined;
    return `?${offerings.map((uuid) => `offering=${plainUuid(uuid)}&`).join('')}state=needs-reconsent`;
  };
  return (
    <>
      <p>
        <Trans>So many consents the system revokes, unless people consent again:</Trans>
      </p>
      <Sums>
        {within.map((horizon) => (
          <li key={horizon.days}>
            <strong>
              <Count count={horizon.count ?? (settled ? null : undefined)} search={listOf(horizon)} />
            </strong>{' '}
            <Plural value={horizon.days} one="within # day" other="within # days" />
          </li>
        ))}
      </Sums>
    </>
  );
}
