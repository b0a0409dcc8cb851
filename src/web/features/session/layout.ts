import { styled } from '@mui/material/styles';

export const Centre = styled('main')({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'safe center',
  gap: 20,
  width: '100%',
  maxWidth: 400,
  minHeight: '100dvh',
  margin: '0 auto',
  padding: '24px 16px 8vh',
});

export const Masthead = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  '& svg': { flexShrink: 0 },
  '& strong': { display: 'block', fontSize: '1.0625rem', fontWeight: 600, letterSpacing: '-0.01em', lineHeight: 1.3 },
  '& span': { fontSize: '0.8125rem', color: theme.vars.palette.text.secondary },
}));

export const Form = styled('form')({ display: 'grid', gap: 16, '& > [role="alert"]:empty': { display: 'none' } });
