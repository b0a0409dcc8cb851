import { useState } from 'react';

/** Begins again whenever `value` itself changes. */
export function useDraft(value: string): [string, (draft: string) => void] {
  const [state, setState] = useState({ value, draft: value });
  if (state.value !== value) setState({ value, draft: value });
  return [state.value === value ? state.draft : value, (draft) => setState({ value, draft })];
}
