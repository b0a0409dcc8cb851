/** Summed over the rounds. */
export interface Outcome {
  rounds: number;
  /** What the server said was done, and how much of it was missing. */
  acknowledged: number;
  lost: number;
  /** What got no response, and how much of it was done all the same; either is right. */
  inFlight: number;
  landed: number;
  /** Changes with a row or an event, and not both. */
  halves: number;
  /** Milliseconds until it is ready again; each trial says from when. */
  restarts: number[];
  /** In words. */
  faults: string[];
}

export interface TrialOptions {
  /** What Node runs as the server, with its options. */
  launch: string[];
  env?: Record<string, string> | undefined;
  /** A data directory with demo data, to be copied. */
  data: string;
  /** An empty directory for the trial alone. */
  room: string;
  rounds: number;
  /** About how many are acknowledged in each round. */
  changes: number;
  say: (line: string) => void;
}

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
