import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import { useId, useState, type ReactNode } from 'react';

interface FoldProps {
  /** Of the button that a phone has in its place: "Numbers by offering". */
  label: string;
  children: ReactNode;
}

/** What a phone shows when somebody asks for it. Wider screens have room for it at once, and paper has all of it. */
export function Fold({ label, children }: FoldProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const icon = isOpen ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />;
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        endIcon={icon}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        sx={{
          display: { xs: 'inline-flex', sm: 'none' },
          displayPrint: 'none',
          mt: 1,
          whiteSpace: 'normal',
          textAlign: 'start',
        }}
      >
        {label}
      </Button>
      <Box
        id={id}
        sx={{ display: { xs: isOpen ? 'block' : 'none', sm: 'block' }, displayPrint: 'block', mt: { xs: 1, sm: 0 } }}
      >
        {children}
      </Box>
    </>
  );
}
