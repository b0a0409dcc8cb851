import { useCallback, useEffect, useState } from 'react';

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
