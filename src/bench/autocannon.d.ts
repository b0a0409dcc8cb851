// The package brings no types; this is what the benchmark uses of it.
declare module 'autocannon' {
  interface Options {
    url: string;
    headers: Record<string, string>;
    connections: number;
    /** Seconds; unless `amount` says how many requests. */
    duration?: number;
    amount?: number;
    /** Threads beside the one that measures. */
    workers: number;
  }
  interface Result {
    requests: { average: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }
  const autocannon: (options: Options) => Promise<Result>;
  export = autocannon;
}
