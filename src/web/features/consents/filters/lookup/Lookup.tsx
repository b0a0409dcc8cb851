import { LookupField, type LookupOption } from '#web/ui/fields/LookupField.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';
import type { SearchingLookupProps } from './SearchingLookup.tsx';

const loadSearching = () => import('./SearchingLookup.tsx').then((module) => module.SearchingLookup);

const NOTHING: readonly LookupOption[] = [];

interface LookupProps extends Pick<SearchingLookupProps, 'label' | 'hint' | 'source' | 'adds' | 'full'> {
  /** What it is set to. */
  named?: readonly LookupOption[] | undefined;
  onChange: (uuids: string[]) => void;
}

/** A field that finds people or offerings by their names; what searches comes once somebody reaches for it. */
export function Lookup({ label, hint, named = NOTHING, onChange, ...search }: LookupProps) {
  const { loaded: Searching, failed, ask } = useOnDemand(loadSearching);
  return (
    <LookupField
      label={label}
      hint={hint}
      selected={named}
      onRemoveFirst={() => onChange(named.slice(1).map(({ uuid }) => uuid))}
      onReach={() => void ask()}
      failed={failed}
      renderReached={Searching && ((shown) => <Searching {...shown} {...search} onUuids={onChange} />)}
    />
  );
}
