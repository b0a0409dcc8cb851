/** What one check found: one line for people, one object for programs. */
export interface Finding {
  check: string;
  state: 'ok' | 'warning' | 'failed';
  found: string;
  /** What to do, unless all is well. */
  todo?: string;
}

/** One thing to look at. A check that rejects has failed, and its error says of what. */
export interface Check {
  name: string;
  look: () => Promise<Finding | Finding[]>;
}

/** How long one check may take, in milliseconds: what answers later is as good as away. */
const PATIENCE_MS = 30_000;

export const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found });
export const warning = (check: string, found: string, todo: string): Finding => ({
  check,
  state: 'warning',
  found,
  todo,
});
export const failed = (check: string, found: string, todo: string): Finding => ({
  check,
  state: 'failed',
  found,
  todo,
});

/** Runs one after the other, since a check of what is slow should not make another look slow. */
export async function runChecks(checks: Iterable<Check>, patienceMs = PATIENCE_MS): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, look } of checks) findings.push(...[await withinTime(name, look, patienceMs)].flat());
  return findings;
}

async function withinTime(name: string, look: Check['look'], patienceMs: number): Promise<Finding | Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    const seconds = `${patienceMs / 1000} s`;
    const finding = failed(
      name,
      `no answer within ${seconds}.`,
      'Look at its log; what is stuck has to be started again.',
    );
    timer = setTimeout(() => resolve(finding), patienceMs);
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return { check: name, state: 'failed', found: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A line for each, in columns. */
export function asLines(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  return findings
    .map(({ check, state, found, todo = '' }) =>
      `${state.padEnd(7)}  ${check.padEnd(width)}  ${found} ${todo}`.trimEnd(),
    )
    .map((line) => line.replaceAll(/\s*\n\s*/g, ' '))
    .join('\n');
}

export const hasFailed = (findings: readonly Finding[]): boolean => findings.some(({ state }) => state === 'failed');

/** How far two clocks may be apart, in milliseconds: a header tells whole seconds, and comes after a while. */
const CLOCK_TOLERANCE_MS = 3_000;
const CLOCK_LIMIT_MS = 60_000;

/** @param ahead by how many milliseconds the other clock is ahead of this machine's */
export function clockFinding(check: string, whose: string, ahead: number): Finding {
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) <= CLOCK_TOLERANCE_MS) return ok(check, `${whose} agrees with that of this machine.`);
  const found = `${whose} is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} that of this machine.`;
  const todo = 'Keep both by NTP: dates of consents, deadlines and ends of sessions go by them.';
  return Math.abs(ahead) > CLOCK_LIMIT_MS ? failed(check, found, todo) : warning(check, found, todo);
}
