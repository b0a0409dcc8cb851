import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, type FormEvent } from 'react';
import { Form } from './layout.ts';
import { Problem } from './Problem.tsx';
import { SecretField } from './SecretField.tsx';
import { useSignIn } from './use-sign-in.ts';

const WORDS = { username: 'Enter your username.', password: 'Enter your password.' };

export interface Credentials {
  username: string;
  password: string;
}

interface PasswordFormProps {
  values: Credentials;
  onChange: (values: Credentials) => void;
  /** How often a demo account was filled in; after each there is only the button left to press. */
  picks: number;
}

export function PasswordForm({ values, onChange, picks }: PasswordFormProps) {
  const { problem, submit, busy } = useSignIn(WORDS);
  const username = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => (picks > 0 ? button : username).current?.focus(), [picks]);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(event.currentTarget, { ...values }, { username: values.username.trim(), password: values.password });
  };
  return (
    <Form noValidate onSubmit={onSubmit}>
      <Problem problem={problem} />
      <TextField
        label="Username"
        name="username"
        autoComplete="username"
        inputRef={username}
        value={values.username}
        onChange={(event) => onChange({ ...values, username: event.target.value })}
        error={Boolean(problem.fields.username)}
        helperText={problem.fields.username}
        slotProps={{ htmlInput: { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } }}
      />
      <SecretField
        label="Password"
        name="password"
        autoComplete="current-password"
        value={values.password}
        onChange={(event) => onChange({ ...values, password: event.target.value })}
        error={Boolean(problem.fields.password)}
        helperText={problem.fields.password}
      />
      <Button ref={button} type="submit" variant="contained" size="medium" aria-disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </Form>
  );
}
