import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { CARDS, CARDS_OF_MANY, MANY_COLUMNS } from '#web/ui/table/table-styles.ts';
import { theme } from '#web/ui/theme/theme.ts';
import { SORT_CHOICES, type Sort } from './columns.tsx';

/** Cards have no headers to click, so narrow lists sort by this. */
const Frame = styled('span')({
  display: 'none',
  alignItems: 'center',
  gap: 6,
  fontSize: '0.8125rem',
  color: theme.vars.palette.text.secondary,
  [CARDS]: { display: 'inline-flex' },
  [CARDS_OF_MANY]: { '&[data-many=true]': { display: 'inline-flex' } },
  '& select': {
    height: 32,
    font: 'inherit',
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.background.paper,
    border: `1px solid ${theme.vars.palette.text.disabled}`,
    borderRadius: theme.vars.shape.borderRadius,
  },
});

interface SortSelectProps {
  value: Sort;
  onChange: (sort: Sort) => void;
  /** How many columns the list has. */
  columns: number;
}

export function SortSelect({ value, onChange, columns }: SortSelectProps) {
  const id = useId();
  return (
    <Frame data-many={columns >= MANY_COLUMNS}>
      <label htmlFor={id}>Sort</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(SORT_CHOICES.find(({ sort }) => sort === event.target.value)?.sort ?? value)}
      >
        {SORT_CHOICES.map(({ sort, label }) => (
          <option key={sort} value={sort}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
