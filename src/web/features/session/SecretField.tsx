import { useLingui } from '@lingui/react/macro';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useState, type ComponentProps } from 'react';
import { LabelledInput } from './LabelledInput.tsx';

/** A text field whose content is hidden until asked for. */
export function SecretField(props: ComponentProps<typeof LabelledInput>) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  const toggle = (
    <InputAdornment position="end">
      <IconButton
        edge="end"
        size="small"
        aria-label={shown ? t`Hide characters` : t`Show characters`}
        onClick={() => setShown(!shown)}
      >
        <Icon size={18} aria-hidden />
      </IconButton>
    </InputAdornment>
  );
  return <LabelledInput {...props} type={shown ? 'text' : 'password'} endAdornment={toggle} />;
}
