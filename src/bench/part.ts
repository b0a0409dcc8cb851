import { summary } from './statistics.ts';

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
  /** Leaves loaded databases on the server and uses those of earlier runs. */
  keep: boolean;
  samples: number;
  /** How long the part `memory` takes. */
  minutes: number;
  say: (line: string) => void;
}

/** A part of the benchmark; `npm run bench -- --parts NAME` runs it alone. */
export interface Part {
  name: string;
  about: string;
  /** Run only when it is named, since it needs a PostgreSQL or much time. */
  onlyNamed?: true;
  run: (settings: Settings) => Promise<Figure[]>;
}

/** The median of repeated runs, and how far they are apart. */
export function perSecond(name: string, scale: number, rates: readonly number[]): Figure {
  const { p50, spread } = summary(rates);
  return { name, scale, unit: 'per second', p50, spread };
}

export function ratio(name: string, scale: number, of: Figure, to: Figure): Figure {
  return { name, scale, unit: 'times', p50: of.p50 / to.p50 };
}
