import { Worker } from 'node:worker_threads';
import type { SqlValue } from '../marks/index.js';
import type { LongAnswer, LongQuestion } from './sqlite-worker.js';

interface Waiting {
  resolve: (rows: object[]) => void;
  reject: (error: Error) => void;
}

/**
 * SQLite answers in the thread that asks, so a question over all invoices of two years would stop everything else for as long as it takes. Such
 * ones go to a thread with a connection of its own, one after the other. It begins with the first of them.
 */
export class SqliteThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #asked = 0;
  #closed = false;

  constructor(private readonly file: string) {}

  all<T extends object>(sql: string, params: SqlValue[]): Promise<T[]> {
    if (this.#closed) return Promise.reject(new Error('the database is closed'));
    const worker = (this.#worker ??= this.#begin());
    // Nobody is kept alive by a thread that has nothing to do.
    worker.ref();
    return new Promise((resolve, reject) => {
      const id = ++this.#asked;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      worker.postMessage({ id, sql, params } satisfies LongQuestion);
    });
  }
  close(): void {
    this.#closed = true;
    const worker = this.#worker;
    this.#gone(new Error('the database is closed'));
    void worker?.terminate();
  }

  #begin(): Worker {
    const here = import.meta.url;
    const worker = new Worker(new URL(here.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js', here), {
      name: 'long-questions',
      workerData: this.file,
    });
    worker.on('message', (answer: LongAnswer) => this.#answered(worker, answer));
    // The next question begins another.
    worker.on('error', (error) => this.#gone(error, worker));
    worker.on('exit', (code) => this.#gone(new Error(`the thread of long questions ended with code ${code}`), worker));
    return worker;
  }
  #answered(worker: Worker, answer: LongAnswer): void {
    const asked = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) worker.unref();
    if ('rows' in answer) asked?.resolve(answer.rows);
    else asked?.reject(Object.assign(new Error(answer.failure.message), { code: answer.failure.code }));
  }
  #gone(error: Error, which = this.#worker): void {
    if (which !== this.#worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
