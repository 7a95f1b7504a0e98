// The door of `npm run bench:mail`; what it measures stands in mail-run.ts. The helpers of the tests exist as source only, so the
// measuring process needs the condition `source`, which the command does not give.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./mail-run.ts', import.meta.url));
const child = spawn(process.execPath, ['-C', 'source', ...process.execArgv, script, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
