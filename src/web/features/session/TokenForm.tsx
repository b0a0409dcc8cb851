import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { SecretField } from './SecretField.tsx';
import { SignInForm } from './SignInForm.tsx';

export function TokenForm({ onTry }: { onTry: () => void }) {
  const { t } = useLingui();
  const [token, setToken] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <SignInForm
      words={{ token: t`Enter your API token.` }}
      values={{ token }}
      request={{ token: token.trim() }}
      onTry={onTry}
    >
      {(problems) => (
        <SecretField
          label={t`API token`}
          name="token"
          // Password managers would offer the account's password here.
          autoComplete="off"
          inputRef={field}
          value={token}
          onChange={(event) => setToken(event.target.value)}
          problem={problems.token}
          help={t`Your Waldur profile shows it under “API token”. It is kept in a cookie that scripts cannot read.`}
        />
      )}
    </SignInForm>
  );
}
