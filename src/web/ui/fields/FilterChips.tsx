import { styled } from '@mui/material/styles';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';

export interface FilterChip {
  id: string;
  /** The filter's field: "Offering". */
  label: string;
  /** What it is set to, in words. */
  value: string;
}

/** The name of the button that removes a filter. */
export const removeLabel = ({ label, value }: FilterChip): string => `Remove filter ${label}: ${value}`;

const List = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 6,
  margin: 0,
  padding: 0,
  listStyle: 'none',
  minWidth: 0,
  '& li': { display: 'flex', maxWidth: '100%' },
  '& button': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    maxWidth: '100%',
    minHeight: 28,
    padding: '0 8px',
    font: 'inherit',
    fontSize: '0.8125rem',
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.action.selected,
    border: 0,
    borderRadius: theme.vars.shape.borderRadius,
    cursor: 'pointer',
  },
  '& button span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '32ch' },
  '& button svg': { flexShrink: 0, color: theme.vars.palette.text.secondary },
  '& button.clear': { background: 'none', color: theme.vars.palette.primary.main, fontWeight: 600 },
}));

interface FilterChipsProps {
  chips: readonly FilterChip[];
  onRemove: (id: string) => void;
  onClearAll: () => void;
  /** Takes the focus when the last chip goes. */
  focusAfterLast: () => void;
}

/** The filters in force, each with a way out of it. Nothing at all when there are none. */
export function FilterChips({ chips, onRemove, onClearAll, focusAfterLast }: FilterChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  if (chips.length === 0) return null;
  const remove = (id: string, index: number) => {
    // Focus moves before its button goes, or keyboard users would start again at the top of the page.
    const buttons = list.current?.querySelectorAll('button') ?? [];
    if (chips.length === 1) focusAfterLast();
    else (buttons[index + 1 < chips.length ? index + 1 : index - 1] ?? buttons[0])?.focus();
    onRemove(id);
  };
  return (
    <List ref={list} aria-label="Active filters">
      {chips.map((chip, index) => (
        <li key={chip.id}>
          <button
            type="button"
            aria-label={removeLabel(chip)}
            title={`${chip.label}: ${chip.value}`}
            onClick={() => remove(chip.id, index)}
          >
            <span>
              {chip.label}: {chip.value}
            </span>
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="clear"
          onClick={() => {
            focusAfterLast();
            onClearAll();
          }}
        >
          Clear all
        </button>
      </li>
    </List>
  );
}
