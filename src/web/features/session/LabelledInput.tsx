import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId } from 'react';

interface LabelledInputProps extends Omit<OutlinedInputProps, 'label' | 'id' | 'error'> {
  label: string;
  /** What is wrong with it; blank where the form says so. */
  problem: string | undefined;
  /** What stands below it while nothing is wrong. */
  help?: string;
}

/**
 * A field of the first page that anybody sees, from the parts that MUI's TextField is made of: the whole brings a select with
 * its menu, a tenth of that page's script.
 */
export function LabelledInput({ label, problem, help, ...input }: LabelledInputProps) {
  const id = useId();
  const isWrong = problem !== undefined;
  const note = problem || help;
  return (
    <FormControl size="small" error={isWrong}>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <OutlinedInput {...input} id={id} label={label} aria-describedby={note ? `${id}-note` : undefined} />
      {note && <FormHelperText id={`${id}-note`}>{note}</FormHelperText>}
    </FormControl>
  );
}
