import { useLingui } from '@lingui/react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SignInRequest } from '#contract/session.ts';
import { signIn } from '#web/api/session/session.ts';
import { missing, problemOf, type SignInProblem } from './sign-in.ts';

const NONE: SignInProblem = { fields: {} };

/** `words` says for each field what to do when it is empty; `onTry` is called at every attempt. */
export function useSignIn(words: Record<string, string>, onTry: () => void) {
  const { i18n } = useLingui();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState(NONE);
  const { mutate, isPending } = useMutation({ mutationFn: (request: SignInRequest) => signIn(queryClient, request) });

  /** Goes to the first field that is wrong; the fields keep what was typed. */
  function show(next: SignInProblem, form: HTMLFormElement) {
    setProblem(next);
    const first = Object.keys(words).find((name) => next.fields[name]) ?? next.goTo;
    const field = first ? form.elements.namedItem(first) : null;
    if (!(field instanceof HTMLInputElement)) return;
    field.focus();
    // So that typing puts the right one in its place.
    field.select();
  }

  function submit(form: HTMLFormElement, values: Record<string, string>, request: SignInRequest) {
    if (isPending) return;
    onTry();
    const incomplete = missing(values, words);
    if (incomplete) return show(incomplete, form);
    setProblem(NONE);
    mutate(request, { onError: (error) => show(problemOf(error, Object.keys(words), i18n), form) });
  }

  return { problem, submit, busy: isPending };
}
