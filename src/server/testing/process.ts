import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

export interface ModuleProcess {
  process: ChildProcess;
  lines: Interface;
  firstLine: () => Promise<string>;
  ended: Promise<unknown>;
}

/** Runs the text of a module in a process of its own, for what only a second or a dying process can show. */
export function runModule(source: string): ModuleProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return {
    process: child,
    lines,
    firstLine: async () => String(await once(lines, 'line')),
    ended: once(child, 'exit'),
  };
}
