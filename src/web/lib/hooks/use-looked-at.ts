import { useEffect, useRef, useState, type RefObject } from 'react';

const LOOK = 700;

/** Whether the element that gets the ref has been on screen for a moment, so that passing by asks for nothing. */
export function useLookedAt<Element extends HTMLElement>(): { ref: RefObject<Element | null>; isLookedAt: boolean } {
  const ref = useRef<Element>(null);
  const [isLookedAt, setLookedAt] = useState(false);
  useEffect(() => {
    if (!ref.current) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver((entries) => {
      clearTimeout(timer);
      if (!entries.at(-1)?.isIntersecting) return;
      timer = setTimeout(() => {
        setLookedAt(true);
        observer.disconnect();
      }, LOOK);
    });
    observer.observe(ref.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
  return { ref, isLookedAt };
}
