import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Runs each line that it is given, side by side; says the line's number and how it ended. */
const LOOP = 'while IFS= read -r line; do eval "$line" & done';
type Shell = ChildProcessByStdio<Writable, Readable, null>;

/**
 * Starts programs by a shell of its own. Were the house to start them, each start would copy what the kernel keeps of all its memory (measured
 * on Node 24: 4 ms at 250 MB, in which nothing else is done), and a talk that ends would hold up one that begins.
 */
export class SmallStarter {
  #shell: Shell | null = null;
  #asked = 0;
  readonly #waiting = new Map<string, { done: (code: number) => void; fail: (error: Error) => void }>();

  /** @param line for a POSIX shell; `quoted` parts of it. @returns how it ended; 127: there is no such program */
  run(line: string): Promise<number> {
    const shell = (this.#shell ??= this.#open());
    const id = String(++this.#asked);
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      shell.stdin.write(`( ${line} ) >/dev/null; echo "${id} $?"\n`);
    });
  }
  #open(): Shell {
    const shell = spawn('/bin/sh', ['-c', LOOP], { stdio: ['pipe', 'pipe', 'ignore'] });
    createInterface({ input: shell.stdout }).on('line', (said) => {
      const [id = '', code] = said.split(' ');
      this.#waiting.get(id)?.done(Number(code));
      this.#waiting.delete(id);
    });
    const gone = (error: Error): void => {
      if (this.#shell === shell) this.#shell = null;
      for (const { fail } of this.#waiting.values()) fail(error);
      this.#waiting.clear();
    };
    shell.once('error', gone);
    shell.once('exit', (code) => gone(new Error(`the shell that starts programs ended with ${code}`)));
    shell.stdin.on('error', gone);
    // It ends with the house, which does not wait for it.
    shell.unref();
    (shell.stdin as unknown as Socket).unref();
    (shell.stdout as unknown as Socket).unref();
    return shell;
  }
}
/** One word for a shell, whatever is in it. */
export const quoted = (word: string): string => `'${word.replaceAll("'", String.raw`'\''`)}'`;
