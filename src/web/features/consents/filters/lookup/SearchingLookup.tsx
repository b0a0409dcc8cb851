import { LookupAutocomplete } from '#web/ui/fields/LookupAutocomplete.tsx';
import type { ReachedFieldProps } from '#web/ui/fields/LookupField.tsx';
import type { LookupSource } from './lookups.ts';
import { useLookup } from './use-lookup.ts';

export interface SearchingLookupProps extends ReachedFieldProps {
  source: LookupSource;
  /** It stays empty: what is picked is added to something else, whatever the server filters by. */
  adds?: boolean | undefined;
  /** Why nothing can be added any more. */
  full?: string | undefined;
  onUuids: (uuids: string[]) => void;
}

/** The field of a lookup once somebody has reached for it. */
export function SearchingLookup({ source, adds = false, full, onUuids, ...field }: SearchingLookupProps) {
  const chosen = field.selected.map(({ uuid }) => uuid);
  const lookup = useLookup(source, adds ? 'adds' : chosen, onUuids);
  const options = full === undefined ? lookup.options : [];
  return <LookupAutocomplete {...field} {...lookup} options={options} rule={full ?? lookup.rule} />;
}
