/** One measured thing: milliseconds unless `unit` says otherwise. */
export interface Figure {
  name: string;
  /** Consents in the database, where that matters. */
  scale?: number;
  unit?: 'ms' | 'per second' | 'MB' | 'kB' | 'CLS' | 'times';
  p50: number;
  p99?: number;
  /** Half the distance between the quartiles of the repeated runs or samples. */
  spread?: number;
}

export interface Settings {
  scales: number[];
  /** A PostgreSQL server on which the benchmark may create and drop databases; PGlite in memory without it. */
  databaseUrl: string | undefined;
  samples: number;
  say: (line: string) => void;
}

/** A part of the benchmark; `npm run bench -- --parts NAME` runs it alone. */
export interface Part {
  name: string;
  about: string;
  run: (settings: Settings) => Promise<Figure[]>;
}
