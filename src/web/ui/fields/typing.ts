import { useState, type KeyboardEvent } from 'react';

/** Begins again whenever `value` itself changes. */
export function useDraft(value: string): [string, (draft: string) => void] {
  const [state, setState] = useState({ value, draft: value });
  if (state.value !== value) setState({ value, draft: value });
  return [state.value === value ? state.draft : value, (draft) => setState({ value, draft })];
}

/** Such as the Enter that confirms a conversion: Safari reports it after the composition, under code 229. */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === 229;
