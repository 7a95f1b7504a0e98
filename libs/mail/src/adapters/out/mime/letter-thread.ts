import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { LetterUnreadable, type UnreadableBecause } from '../../../domain/letter.errors.js';
import type { ParsedLetter } from '../../../application/ports/letter-parser.port.js';
import type { LetterAnswer, LetterTask } from './letter-worker.js';

export interface ThreadOptions {
  /**
   * Heap of one thread; past it the thread dies and the letter is `crashed`. Node started with --max-old-space-size ignores it
   * (seen on Node 24).
   */
  readonly maxHeapMb: number;
}

type Outcome = { answer: LetterAnswer } | { because: UnreadableBecause; explanation: string };

/**
 * One worker thread that reads one letter, or one pack, at a time. When a letter takes too long or brings the thread down, the thread is gone and
 * `run` tells so; the pool makes a new one.
 */
export class LetterThread {
  readonly #worker: Worker;
  #settle: ((outcome: Outcome) => void) | null = null;
  alive = true;

  constructor({ maxHeapMb }: ThreadOptions) {
    const here = import.meta.url;
    const fromSources = here.endsWith('.ts');
    const entry = new URL(fromSources ? './letter-worker.ts' : './letter-worker.js', here);
    this.#worker = new Worker(entry, {
      name: 'letter-parser',
      // A small young generation: letters are read in streams, and two threads must fit beside the server.
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 24 },
      execArgv: fromSources
        ? ['--conditions=source', '--import', fileURLToPath(new URL('./sources-in-worker.mjs', here))]
        : [],
      // A letter must not reach the secrets of the house, whatever a parser's fault lets it do.
      env: fromSources ? { NODE_PATH: process.env.NODE_PATH ?? '' } : {},
    });
    this.#worker.unref();
    this.#worker.on('message', (answer: LetterAnswer) => this.#settle?.({ answer }));
    this.#worker.on('error', (error) => this.#died(error.message));
    this.#worker.on('exit', (code) => this.#died(`the thread ended with code ${code}`));
  }

  async run(task: LetterTask, timeoutMs: number): Promise<readonly ParsedLetter[]> {
    let timer: NodeJS.Timeout | undefined;
    this.#worker.ref();
    const outcome = await new Promise<Outcome>((resolve) => {
      this.#settle = resolve;
      timer = setTimeout(() => {
        resolve({ because: 'timeout', explanation: `it took longer than ${timeoutMs} ms` });
        void this.stop();
      }, timeoutMs);
      this.#worker.postMessage(task);
    });
    clearTimeout(timer);
    this.#settle = null;
    if (this.alive) this.#worker.unref();
    if ('because' in outcome) throw new LetterUnreadable(outcome.because, outcome.explanation);
    if ('because' in outcome.answer) throw new LetterUnreadable(outcome.answer.because, outcome.answer.explanation);
    return outcome.answer.letters;
  }

  async stop(): Promise<void> {
    this.alive = false;
    await this.#worker.terminate();
  }

  #died(explanation: string): void {
    this.alive = false;
    this.#settle?.({ because: 'crashed', explanation });
  }
}
