import { useEffect, useState } from 'react';
import { afterPaint } from './after-paint.ts';

/** False until a frame with the component has been drawn. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => void afterPaint().then(() => setPainted(true)), []);
  return isPainted;
}
