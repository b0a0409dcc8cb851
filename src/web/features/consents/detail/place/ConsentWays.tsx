import { styled } from '@mui/material/styles';
import { BackLink, useFromMyConsents } from './BackLink.tsx';
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

/** Back to where the consent was opened, and along the list if it was one. */
export function ConsentWays({ uuid }: { uuid: string }) {
  const inList = useFromMyConsents() === undefined;
  return (
    <Ways>
      <BackLink />
      {inList && <ConsentSteps uuid={uuid} />}
    </Ways>
  );
}
