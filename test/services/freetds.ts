import { spawn } from 'node:child_process';
import { program } from './support/programs.js';

export interface Tsql {
  /** Both kinds of output, in the order of their coming. */
  output: string;
  code: number | null;
}

/** Runs a script in `tsql`, FreeTDS's own client; brought from Debian's packages when it is missing. */
export async function tsql(
  {
    host,
    port,
    user,
    password,
    database,
    tds,
  }: {
    host: string;
    port: number;
    user: string;
    password: string;
    database: string;
    tds: '7.1' | '7.2' | '7.3' | '7.4';
  },
  script: string,
): Promise<Tsql> {
  const command = await program('tsql', ['freetds-bin']);
  const args = ['-H', host, '-p', String(port), '-U', user, '-P', password, '-D', database, '-J', 'UTF-8'];
  const child = spawn(command, args, {
    // A locale that keeps Cyrillic as it is, and no settings of this machine.
    env: { PATH: process.env['PATH'], TDSVER: tds, FREETDSCONF: '/dev/null', LC_ALL: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      output += text;
    });
  }
  child.stdin.end(script);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ output, code }));
  });
}
