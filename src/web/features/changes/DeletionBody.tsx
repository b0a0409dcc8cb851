import TextField from '@mui/material/TextField';
import { ChangeBody } from './ChangeBody.tsx';
import { leadWords } from './lead-words.ts';
import { ReceiptButton } from '#web/receipts/ReceiptButton.tsx';
import type { Deletion } from './use-deletion.ts';

interface DeletionBodyProps {
  deletion: Deletion;
  /** Where the field says what to type. */
  hintId: string;
}

export function DeletionBody({ deletion, hintId }: DeletionBodyProps) {
  const { view, consent, before, busy, username, setUsername, confirmed } = deletion;
  const asking = view.kind === 'ask' || view.kind === 'reading';
  return (
    <ChangeBody
      lead={leadWords(view)}
      marked={view.kind === 'refused'}
      before={view.kind === 'ask' ? before : undefined}
      consent={view.kind === 'missing' ? undefined : consent}
      loading={!consent && view.kind === 'reading'}
    >
      {consent && asking && (
        <>
          <p>
            The record is lost for good, with its dates and its version. An event log, where the server keeps one, still
            says that it was deleted, when and by whom.
          </p>
          {/* The last chance to keep what the record says. */}
          <ReceiptButton consent={consent} />
          <TextField
            label="Username"
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            helperText={confirmed ? 'The username matches.' : `Type ${consent.user_username} to delete this record.`}
            autoComplete="off"
            slotProps={{
              formHelperText: { id: hintId },
              htmlInput: {
                'aria-describedby': hintId,
                readOnly: busy,
                spellCheck: false,
                autoCapitalize: 'none',
              },
            }}
          />
        </>
      )}
    </ChangeBody>
  );
}
