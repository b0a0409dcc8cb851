import { parseArgs } from 'node:util';
import { runCommand } from '#server/command-line.ts';
import { examine } from '#server/doctor/doctor.ts';
import { asLines, hasFailed } from '#server/doctor/finding.ts';

const HELP = `
Checks what a server with the present settings needs, whether one runs or not: settings, database and what is stored in
it, or the Waldur behind, clocks, free space, and the session key. It prints a line for each: ok, warning or failed, what
it found, and what to do. Nothing is changed. The status is 1 when anything failed.

  npm run doctor -- [--json]

Run it with the environment and as the account of the server.
`;

await runCommand('doctor', HELP, async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const findings = await examine(process.env);
  if (hasFailed(findings)) process.exitCode = 1;
  console.log(values.json ? JSON.stringify({ ok: !hasFailed(findings), findings }, null, 2) : asLines(findings));
});
