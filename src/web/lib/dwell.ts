const DWELL = 80;

/** Calls what it was given last, unless it is given something else within a moment: passing by asks for nothing. */
export function createDwell(): (act?: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (act) => {
    clearTimeout(timer);
    timer = act && setTimeout(act, DWELL);
  };
}
