import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import type { DemoAccount } from '#contract/session.ts';

const Frame = styled('section')(({ theme }) => ({
  '& h2': { margin: '0 0 6px', fontSize: '0.8125rem', fontWeight: 600, color: theme.vars.palette.text.secondary },
  '& ul': {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    backgroundColor: theme.vars.palette.background.paper,
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: 10,
    overflow: 'hidden',
  },
  '& li + li': { borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& button': {
    display: 'grid',
    gridTemplateColumns: '64px minmax(0, 1fr)',
    gap: 8,
    width: '100%',
    minHeight: 40,
    alignItems: 'center',
    padding: '7px 12px',
    font: 'inherit',
    fontSize: '0.8125rem',
    textAlign: 'left',
    color: theme.vars.palette.text.secondary,
    background: 'none',
    border: 0,
    cursor: 'pointer',
  },
  '& button:hover': { backgroundColor: theme.vars.palette.action.hover },
  '& button:focus-visible': { outlineOffset: -2 },
  '& strong': { fontWeight: 600, color: theme.vars.palette.primary.main },
}));

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onPick: (account: DemoAccount) => void;
}

/** Only in demo mode. A click fills the form in; it does not sign in by itself. */
export function DemoAccounts({ accounts, onPick }: DemoAccountsProps) {
  return (
    <Frame aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">
        <Trans>Demo accounts</Trans>
      </h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onPick(account)}>
              <strong>{account.username}</strong>
              <span>{account.role}</span>
            </button>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
