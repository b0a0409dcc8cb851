import FormControl from '@mui/material/FormControl';
import FormLabel from '@mui/material/FormLabel';
import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import type { SxProps, Theme } from '@mui/material/styles';
import { useId } from 'react';

interface SelectFieldProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  inline?: boolean;
  sx?: Exclude<SxProps<Theme>, readonly unknown[]>;
}

const beside = {
  flexDirection: 'row',
  alignItems: 'center',
  gap: 0.75,
  '& .MuiFormLabel-root': { fontSize: '0.8125rem' },
  '& .MuiInputBase-root': { height: '2rem', fontSize: '0.8125rem' },
} as const;

/** The browser's own list, which phones show best; MUI's would bring its menu to the first visit. */
export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChange,
  inline = false,
  sx,
}: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <FormControl size="small" fullWidth={!inline} sx={[inline && beside, sx ?? false]}>
      <FormLabel htmlFor={id}>{label}</FormLabel>
      <NativeSelect
        id={id}
        value={value}
        input={<OutlinedInput />}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </FormControl>
  );
}
