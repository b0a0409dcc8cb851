import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { noteDialog } from '#web/lib/open-dialog.ts';

interface DialogFrameProps {
  /** Also names the dialog. */
  title: string;
  maxWidth: 'xs' | 'sm';
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that changes nothing by itself; those that confirm something are `ConfirmDialog`. */
export function DialogFrame({ title, maxWidth, onClose, children }: DialogFrameProps) {
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={maxWidth}
      fullWidth
      aria-labelledby={titleId}
      slotProps={{ paper: { ref: noteDialog } }}
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      {children}
    </Dialog>
  );
}
