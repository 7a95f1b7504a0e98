import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  LETTER_LIMITS,
  type LetterLimits,
  type LetterPack,
  LetterParser,
  type ParsedLetter,
  type ParseOptions,
  type RawLetter,
} from '../../../application/ports/letter-parser.port.js';
import { LetterParserBusy, LetterUnreadable } from '../../../domain/letter.errors.js';
import { LetterThread } from './letter-thread.js';
import type { LetterTask } from './letter-worker.js';
import { spool } from './spool.js';
import { unreadable } from './unreadable.js';

export interface WorkerParserOptions {
  /** Folder for temporary files; its `letter-*` content may be deleted when no parser runs. */
  readonly scratchRoot: string;
  readonly threads?: number;
  /** Letters that may wait; one more is refused with LetterParserBusy. */
  readonly maxWaiting?: number;
  readonly maxHeapMb?: number;
}

const nothing = async (): Promise<void> => undefined;

/**
 * Reads letters in worker threads: a letter that hangs or kills the parser costs one thread and one quarantined letter. Written on
 * worker_threads and not on a pool library, because the time limit must begin when the reading begins, not when the letter is queued.
 */
export class WorkerLetterParser extends LetterParser {
  readonly #idle: LetterThread[] = [];
  readonly #waiting: { resolve: (thread: LetterThread) => void; reject: (error: Error) => void }[] = [];
  #made = 0;
  #closed = false;
  readonly #options: Required<WorkerParserOptions>;

  constructor(options: WorkerParserOptions) {
    super();
    this.#options = { threads: 2, maxWaiting: 200, maxHeapMb: 192, ...options };
  }

  async parse(raw: RawLetter, { receivedAt, ...options }: ParseOptions): Promise<ParsedLetter> {
    const limits = { ...LETTER_LIMITS, ...options.limits };
    const letters = await this.#inThread({ ...options, limits }, async (id) => {
      const { input, discard } = await spool(raw, this.#options.scratchRoot, limits, id);
      return { work: { input, receivedAt }, discard };
    });
    return letters[0] as ParsedLetter;
  }

  async parsePack(pack: LetterPack, options: Omit<ParseOptions, 'receivedAt'>): Promise<ParsedLetter[]> {
    const limits = { ...LETTER_LIMITS, ...options.limits };
    return [...(await this.#inThread({ ...options, limits }, async () => ({ work: { pack }, discard: nothing })))];
  }

  async #inThread(
    { limits, html = 'safe' }: { limits: LetterLimits; html?: 'safe' | 'later' | undefined },
    order: (id: string) => Promise<{ work: LetterTask['work']; discard: () => Promise<void> }>,
  ): Promise<readonly ParsedLetter[]> {
    const thread = await this.#take();
    const id = randomUUID();
    // A folder per task, so that the files of a letter whose thread was killed can be found and deleted.
    const scratchRoot = join(this.#options.scratchRoot, `letter-${id}`);
    let discard = nothing;
    try {
      const ordered = await order(id);
      discard = ordered.discard;
      return await thread.run({ work: ordered.work, limits, scratchRoot, html }, limits.timeoutMs);
    } catch (error) {
      await rm(scratchRoot, { recursive: true, force: true });
      throw this.#closed && !(error instanceof LetterUnreadable && error.because === 'malformed')
        ? new LetterParserBusy(0)
        : unreadable(error);
    } finally {
      await discard();
      this.#giveBack(thread);
    }
  }

  async release({ scratch }: Pick<ParsedLetter, 'scratch'>): Promise<void> {
    if (scratch) await rm(scratch, { recursive: true, force: true });
  }

  /** Stops the threads; letters under way and waiting are refused with LetterParserBusy and can be read after the restart. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(new LetterParserBusy(0));
    await Promise.all([...this.#all].map((thread) => thread.stop()));
  }

  readonly #all = new Set<LetterThread>();

  #take(): Promise<LetterThread> {
    if (this.#closed) return Promise.reject(new LetterParserBusy(this.#waiting.length));
    const idle = this.#nextIdle();
    if (idle) return Promise.resolve(idle);
    if (this.#made < this.#options.threads) return Promise.resolve(this.#make());
    if (this.#waiting.length >= this.#options.maxWaiting)
      return Promise.reject(new LetterParserBusy(this.#waiting.length));
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** A thread may have died while it had nothing to do. */
  #nextIdle(): LetterThread | undefined {
    for (let thread = this.#idle.pop(); thread; thread = this.#idle.pop()) {
      if (thread.alive) return thread;
      this.#forget(thread);
    }
    return undefined;
  }

  #make(): LetterThread {
    const thread = new LetterThread({ maxHeapMb: this.#options.maxHeapMb });
    this.#made++;
    this.#all.add(thread);
    return thread;
  }

  #forget(thread: LetterThread): void {
    this.#made--;
    this.#all.delete(thread);
  }

  #giveBack(thread: LetterThread): void {
    if (!thread.alive) this.#forget(thread);
    if (this.#closed) return;
    const next = this.#waiting.shift();
    if (next) next.resolve(thread.alive ? thread : this.#make());
    else if (thread.alive) this.#idle.push(thread);
  }
}
