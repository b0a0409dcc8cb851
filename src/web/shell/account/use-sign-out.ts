import { useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '#web/api/errors.ts';
import { signOut } from '#web/api/session/session.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';

type Scope = Parameters<typeof signOut>[1];

/** Signs out; then the guard leads to the sign-in page, or the browser to where the identity provider ends its session. `onFailure` comes with a notice that says why. */
export function useSignOut(onFailure: () => void): { leave: (scope: Scope) => void; busy: boolean } {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: (scope: Scope) => signOut(queryClient, scope),
    onSuccess: ({ logoutUrl }) => {
      if (logoutUrl !== undefined) window.location.assign(logoutUrl);
    },
    onError: (error) => {
      const reason = describeError(error, i18n);
      notify(t`You are still signed in. ${reason}`);
      onFailure();
    },
  });
  return { leave: mutate, busy: isPending };
}
