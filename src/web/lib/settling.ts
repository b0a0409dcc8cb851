import { useCallback, useEffect, useState } from 'react';

const DWELL = 80;

/** Calls what it was given last, unless it is given something else within a moment: passing by asks for nothing. */
export function createDwell(): (act?: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (act) => {
    clearTimeout(timer);
    timer = act && setTimeout(act, DWELL);
  };
}

/** `value` once it has not changed for `delay` milliseconds, or once `settle` is called. */
export function useSettling<Value>(value: Value, delay: number): [settled: Value, settle: () => void] {
  const [settled, setSettled] = useState(value);
  const settle = useCallback(() => setSettled(value), [value]);
  useEffect(() => {
    const timer = setTimeout(settle, delay);
    return () => clearTimeout(timer);
  }, [settle, delay]);
  return [settled, settle];
}

export const useDebounced = <Value>(value: Value, delay: number): Value => useSettling(value, delay)[0];
