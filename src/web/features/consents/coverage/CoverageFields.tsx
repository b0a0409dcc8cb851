import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { useRef, type ReactNode } from 'react';
import { FilterChips } from '#web/ui/fields/FilterChips.tsx';
import { Disclosure } from '#web/ui/Section.tsx';
import type { Things } from '#web/domain/typed.ts';
import { Lookup } from '../filters/lookup/Lookup.tsx';
import { lookupSource } from '../filters/lookup/lookups.ts';
import { MOST, type CoverageSearch } from './coverage-search.ts';
import type { Coverage } from './use-coverage.ts';

/** So many chips stand in the open. */
const FEW = 8;

const row = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(16rem, 100%), 22rem))',
  gap: '8px 16px',
  my: 1,
};

interface CoverageFieldsProps {
  search: CoverageSearch;
  coverage: Pick<Coverage, 'people' | 'offerings'>;
  onChange: (changes: Partial<CoverageSearch>) => void;
}

/** Who and what the matrix is of: a field that adds to each, and a chip for each with the way out. */
export function CoverageFields({ search, coverage: { people, offerings }, onChange }: CoverageFieldsProps) {
  const { t } = useLingui();
  const fields = useRef<HTMLElement>(null);
  const chips = [
    ...people.map(({ uuid, name }) => ({ id: uuid, label: t`User`, value: name })),
    ...offerings.map(({ uuid, name }) => ({ id: uuid, label: t`Offering`, value: name })),
  ];
  const without = (uuids: readonly string[], id: string) => uuids.filter((uuid) => uuid !== id);
  return (
    <>
      <Box component="search" ref={fields} sx={row}>
        <AddField
          label={t`Add a user`}
          hint={t`Name, username, e-mail or UUID`}
          things="users"
          chosen={search.users}
          onChange={(users) => onChange({ users })}
        />
        <AddField
          label={t`Add an offering`}
          hint={t`Name or UUID`}
          things="offerings"
          chosen={search.offerings}
          onChange={(offerings) => onChange({ offerings })}
        />
      </Box>
      <Folded few={chips.length <= FEW} people={people.length} offerings={offerings.length}>
        <FilterChips
          chips={chips}
          onRemove={({ id }) =>
            onChange({ users: without(search.users, id), offerings: without(search.offerings, id) })
          }
          onClearAll={() => onChange({ users: [], offerings: [] })}
          focusAfterLast={() => fields.current?.querySelector('input')?.focus()}
        />
      </Folded>
    </>
  );
}

interface FoldedProps {
  few: boolean;
  people: number;
  offerings: number;
  children: ReactNode;
}

/** More chips than fit into two lines would push the matrix off the screen. */
function Folded({ few, people, offerings, children }: FoldedProps) {
  const { t } = useLingui();
  if (few) return children;
  const users = t`${plural(people, { one: '# user', other: '# users' })}`;
  return (
    <Disclosure summary={t`${users}, ${plural(offerings, { one: '# offering', other: '# offerings' })}`}>
      {children}
    </Disclosure>
  );
}

interface AddFieldProps {
  label: string;
  hint: string;
  things: Things;
  chosen: readonly string[];
  onChange: (uuids: readonly string[]) => void;
}

function AddField({ label, hint, things, chosen, onChange }: AddFieldProps) {
  const { t } = useLingui();
  const isFull = chosen.length >= MOST;
  return (
    <Lookup
      label={label}
      hint={hint}
      source={lookupSource(things, false)}
      adds
      full={isFull ? t`${MOST} are the most; take one away to add another.` : undefined}
      onChange={(uuids) => {
        if (!isFull) onChange([...new Set([...chosen, ...uuids])]);
      }}
    />
  );
}
