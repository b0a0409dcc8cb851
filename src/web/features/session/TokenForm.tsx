import Button from '@mui/material/Button';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Form } from './layout.ts';
import { Problem } from './Problem.tsx';
import { SecretField } from './SecretField.tsx';
import { useSignIn } from './use-sign-in.ts';

const WORDS = { token: 'Enter your API token.' };
const ORIGIN = 'Your Waldur profile shows it under “API token”. It is kept in a cookie that scripts cannot read.';

export function TokenForm() {
  const [token, setToken] = useState('');
  const { problem, submit, busy } = useSignIn(WORDS);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(event.currentTarget, { token }, { token: token.trim() });
  };
  return (
    <Form noValidate onSubmit={onSubmit}>
      <Problem problem={problem} />
      <SecretField
        label="API token"
        name="token"
        // Password managers would offer the account's password here.
        autoComplete="off"
        inputRef={field}
        value={token}
        onChange={(event) => setToken(event.target.value)}
        error={Boolean(problem.fields.token)}
        helperText={problem.fields.token ?? ORIGIN}
      />
      <Button type="submit" variant="contained" size="medium" aria-disabled={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
    </Form>
  );
}
