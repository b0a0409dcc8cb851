import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Box from '@mui/material/Box';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import { isolate } from '#web/lib/text/isolate.ts';

export interface FilterChip {
  id: string;
  /** "Offering". */
  label: string;
  /** In words. */
  value: string;
}

export const removeLabel = ({ label, value }: FilterChip, i18n: I18n): string =>
  i18n._(msg`Remove filter ${label}: ${isolate(value)}`);

interface FilterChipsProps<Chip extends FilterChip> {
  chips: readonly Chip[];
  onRemove: (chip: Chip) => void;
  onClearAll: () => void;
  /** Takes the focus when the last chip goes. */
  focusAfterLast: () => void;
}

const list = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 0.75,
  alignItems: 'center',
  m: 0,
  p: 0,
  listStyle: 'none',
  minWidth: 0,
  '& li': { maxWidth: '100%' },
};

const chipLook = {
  height: '1.75rem',
  borderRadius: 1,
  '& .MuiChip-label': { px: 1, maxWidth: '32ch' },
  '& .MuiChip-deleteIcon': { m: 0, mr: 1, color: 'text.secondary' },
};

export function FilterChips<Chip extends FilterChip>(props: FilterChipsProps<Chip>) {
  const { chips, onRemove, onClearAll, focusAfterLast } = props;
  const { t, i18n } = useLingui();
  const element = useRef<HTMLUListElement>(null);
  if (chips.length === 0) return null;
  const remove = (chip: Chip, index: number) => {
    // Focus moves before its button goes, or keyboard users would start again at the top of the page.
    const buttons = element.current?.querySelectorAll('button') ?? [];
    if (chips.length === 1) focusAfterLast();
    else (buttons[index + 1 < chips.length ? index + 1 : index - 1] ?? buttons[0])?.focus();
    onRemove(chip);
  };
  return (
    <Box component="ul" ref={element} aria-label={t`Active filters`} sx={list}>
      {chips.map((chip, index) => (
        <li key={chip.id}>
          <Chip
            component="button"
            size="medium"
            label={`${chip.label}: ${isolate(chip.value)}`}
            aria-label={removeLabel(chip, i18n)}
            title={`${chip.label}: ${isolate(chip.value)}`}
            deleteIcon={<X size={14} aria-hidden />}
            onDelete={() => remove(chip, index)}
            // The whole chip removes its filter, since the cross alone is too small to hit.
            onClick={() => remove(chip, index)}
            sx={chipLook}
          />
        </li>
      ))}
      <li>
        <Button
          onClick={() => {
            focusAfterLast();
            onClearAll();
          }}
        >
          <Trans>Clear all</Trans>
        </Button>
      </li>
    </Box>
  );
}
