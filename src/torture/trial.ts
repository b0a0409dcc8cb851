/** What a trial found, summed over its rounds. */
export interface Outcome {
  rounds: number;
  /** Changes that the server said were done, and how many of them were missing afterwards. */
  acknowledged: number;
  lost: number;
  /** Changes whose response never came, and how many of them were done all the same; either is right. */
  inFlight: number;
  landed: number;
  /** Changes of which the row or the event is there, and not both. */
  halves: number;
  /** Milliseconds until it is ready again after each failure; each trial says from when. */
  restarts: number[];
  /** What else was wrong, in words; the verdict is bad when there is anything. */
  faults: string[];
}

export interface TrialOptions {
  /** What Node is to run as the server, with its options. */
  launch: string[];
  /** Settings of the server, beside those of the trial. */
  env?: Record<string, string> | undefined;
  /** A data directory with demo data, which is copied. */
  data: string;
  /** An empty directory for the trial alone. */
  room: string;
  rounds: number;
  /** About how many changes are acknowledged in each round before it fails. */
  changes: number;
  say: (line: string) => void;
}

/** One kind of failure; `npm run torture -- --trials NAME` runs it alone. */
export interface Trial {
  name: string;
  about: string;
  rounds: number;
  /** Why it cannot be run on this machine. */
  lacks?: string | undefined;
  run: (options: TrialOptions) => Promise<Outcome>;
}

export const isBad = ({ lost, halves, faults }: Outcome) => lost > 0 || halves > 0 || faults.length > 0;

export function noOutcome(): Outcome {
  return { rounds: 0, acknowledged: 0, lost: 0, inFlight: 0, landed: 0, halves: 0, restarts: [], faults: [] };
}
