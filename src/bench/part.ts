import { summary } from './statistics.ts';

/** Milliseconds unless `unit` says otherwise. */
export interface Figure {
  name: string;
  /** Consents in the database, where that matters. */
  scale?: number;
  unit?: 'ms' | 'per second' | 'MB' | 'kB' | 'CLS' | 'times';
  p50: number;
  p99?: number;
  /** Half the distance between the quartiles. */
  spread?: number;
}

export interface Settings {
  scales: number[];
  /** Where databases may be created and dropped; PGlite in memory without it. */
  databaseUrl: string | undefined;
  keep: boolean;
  samples: number;
  minutes: number;
  say: (line: string) => void;
}

export interface Part {
  name: string;
  about: string;
  /** It needs a PostgreSQL or much time. */
  onlyNamed?: true;
  run: (settings: Settings) => Promise<Figure[]>;
}

export function perSecond(name: string, scale: number, rates: readonly number[]): Figure {
  const { p50, spread } = summary(rates);
  return { name, scale, unit: 'per second', p50, spread };
}

export function ratio(name: string, scale: number, of: Figure, to: Figure): Figure {
  return { name, scale, unit: 'times', p50: of.p50 / to.p50 };
}
