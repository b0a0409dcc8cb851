import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { LabelledInput } from './LabelledInput.tsx';
import { SecretField } from './SecretField.tsx';
import { SignInForm } from './SignInForm.tsx';

export interface Credentials {
  username: string;
  password: string;
}

interface PasswordFormProps {
  values: Credentials;
  onChange: (values: Credentials) => void;
  /** How often a demo account was filled in; after each there is only the button left to press. */
  picks: number;
  onTry: () => void;
}

export function PasswordForm({ values, onChange, picks, onTry }: PasswordFormProps) {
  const { t } = useLingui();
  const username = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (picks > 0 ? button : username).current?.focus(), [picks]);
  const request = { username: values.username.trim(), password: values.password };
  return (
    <SignInForm
      words={{ username: t`Enter your username.`, password: t`Enter your password.` }}
      values={{ ...values }}
      request={request}
      onTry={onTry}
      buttonRef={button}
    >
      {(problems) => (
        <>
          <LabelledInput
            label={t`Username`}
            name="username"
            autoComplete="username"
            inputRef={username}
            value={values.username}
            onChange={(event) => onChange({ ...values, username: event.target.value })}
            problem={problems.username}
            slotProps={{ input: { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } }}
          />
          <SecretField
            label={t`Password`}
            name="password"
            autoComplete="current-password"
            value={values.password}
            onChange={(event) => onChange({ ...values, password: event.target.value })}
            problem={problems.password}
          />
        </>
      )}
    </SignInForm>
  );
}
