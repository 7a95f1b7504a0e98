import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './support/programs.js';

const LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';
/** How soon it is believed, once it was set. */
const SEEN_AFTER_S = '1';

/** A clock on the wall that the test sets: processes that are started with it take it for the machine's. Timers run as ever. */
export class SetClock {
  #aheadMs = 0;
  private constructor(private readonly folder: string) {}

  static async at(now: Date): Promise<SetClock> {
    await program('faketime', ['faketime']);
    const clock = new SetClock(mkdtempSync(join(tmpdir(), 'prorab-test-clock-')));
    clock.set(now);
    return clock;
  }
  set(now: Date): void {
    this.#aheadMs = now.getTime() - Date.now();
    const [file, next] = [this.#file, `${this.#file}.next`];
    writeFileSync(next, `${this.#aheadMs < 0 ? '' : '+'}${(this.#aheadMs / 1_000).toFixed(3)}\n`);
    renameSync(next, file);
  }
  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }
  /** Of a process that is to believe it. */
  get env(): Record<string, string> {
    return {
      ...{ LD_PRELOAD: LIBRARY, FAKETIME_TIMESTAMP_FILE: this.#file, FAKETIME_CACHE_DURATION: SEEN_AFTER_S },
      ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' },
    };
  }
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
  get #file(): string {
    return join(this.folder, 'ahead');
  }
}
