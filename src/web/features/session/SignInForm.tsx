import { useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import type { FormEvent, ReactNode, Ref } from 'react';
import type { SignInRequest } from '#contract/session.ts';
import { Form } from './layout.ts';
import { Problem } from './Problem.tsx';
import type { SignInProblem } from './sign-in.ts';
import { useSignIn } from './use-sign-in.ts';

export interface SignInFormProps {
  /** For each field what to do when it is empty. */
  words: Record<string, string>;
  /** What was typed, by field. */
  values: Record<string, string>;
  request: SignInRequest;
  onTry: () => void;
  buttonRef?: Ref<HTMLButtonElement>;
  /** The fields, which show what is wrong with each. */
  children: (problems: SignInProblem['fields']) => ReactNode;
}

/** What every way to sign in shares: why it failed, and the button. */
export function SignInForm({ words, values, request, onTry, buttonRef, children }: SignInFormProps) {
  const { t } = useLingui();
  const { problem, submit, busy } = useSignIn(words, onTry);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(event.currentTarget, values, request);
  };
  return (
    <Form noValidate onSubmit={onSubmit}>
      <Problem problem={problem} />
      {children(problem.fields)}
      <Button ref={buttonRef} type="submit" variant="contained" size="medium" aria-disabled={busy}>
        {busy ? t`Signing in…` : t`Sign in`}
      </Button>
    </Form>
  );
}
