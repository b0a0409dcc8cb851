import { styled } from '@mui/material/styles';
import { Link, useLocation } from 'react-router-dom';
import { paths } from '#web/paths.ts';
import { ConsentSteps } from './ConsentSteps.tsx';

const Ways = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '4px 16px',
  // As high as the steps, which come later than the link.
  minHeight: 34,
});

/** Back to the list with its filters, and along it. */
export function ConsentWays({ uuid }: { uuid: string }) {
  const { search } = useLocation();
  return (
    <Ways>
      <Link to={paths.consents(search)}>Back to the list</Link>
      <ConsentSteps uuid={uuid} />
    </Ways>
  );
}
