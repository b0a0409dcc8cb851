import { useLingui } from '@lingui/react/macro';
import { visuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { CARDS, CARDS_OF_MANY, MANY_COLUMNS } from '#web/ui/table/table-styles.ts';
import { sortChoices, type Sort } from './columns/columns.tsx';

/** Cards have no headers to click, so narrow lists sort by this. */
const onCards = {
  display: 'none',
  [CARDS]: { display: 'inline-flex' },
  // The words of the choice say what it is for where there is room for nothing else.
  '@container list (max-width: 26rem)': { '& label': visuallyHidden },
} as const;
const onCardsOfMany = { ...onCards, [CARDS_OF_MANY]: { display: 'inline-flex' } };

interface SortSelectProps {
  value: Sort;
  onChange: (sort: Sort) => void;
  /** How many columns the list has. */
  columns: number;
}

export function SortSelect({ value, onChange, columns }: SortSelectProps) {
  const { t, i18n } = useLingui();
  return (
    <SelectField
      inline
      label={t`Sort`}
      value={value}
      options={sortChoices(i18n).map(({ sort, label }) => ({ value: sort, label }))}
      onChange={onChange}
      sx={columns >= MANY_COLUMNS ? onCardsOfMany : onCards}
    />
  );
}
