import { useEffect } from 'react';
import { useOnDemand } from '#web/ui/use-on-demand.ts';
import type { StateFilterNoteProps } from './StateFilterNote.tsx';

const loadNote = () => import('./StateFilterNote.tsx').then((module) => module.StateFilterNote);

/** The note on what the State filter selects, whose code comes with the first use of that filter. */
export function StateNote(props: StateFilterNoteProps) {
  const { loaded: Note, ask } = useOnDemand(loadNote);
  useEffect(() => void ask(), [ask]);
  return Note && <Note {...props} />;
}
