import { randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '@prorab/kernel';
import { LedgerUnavailable } from '../../../../application/ports/ledger/ledger-errors.js';
import {
  type AnswerFound,
  type AnswersFound,
  OrderExchange,
  type OrderToPut,
} from '../../../../application/ports/ledger/order-exchange.port.js';
import { hashOf } from '../dictionary/index.js';
import { answerIn, isKey, orderText } from './order-file.js';
import { from1251, to1251 } from './windows-1251.js';

const LIMITS = { broken: 100, bytes: 64 * 1024 };
/** Younger answers without an end may still be in the writing. */
const WRITING_MS = 60_000;

/**
 * A folder that both sides see: `orders/<key>.txt` for 1C, `answers/<key>.txt` from it, `answered/<key>` so that an order is never given
 * twice, `broken/` for what nobody understands. Files are written aside and renamed, so a half-written one never has its name.
 */
export class FolderOrderExchange extends OrderExchange {
  readonly open = true;
  /** In which file each was read, however its letters are written, and what stood there: one written anew meanwhile is not thrown away. */
  readonly #read = new WeakMap<AnswerFound, { readonly name: string; readonly hash: string }>();

  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {
    super();
  }

  put(order: OrderToPut): Promise<void> {
    return this.#withFolder(async () => {
      if (!isKey(order.key)) throw new RangeError('The key of an order is a UUID');
      if (await exists(this.#at('answered', order.key))) return;
      await this.#write(this.#at('orders', `${order.key}.txt`), to1251(orderText(order)));
    });
  }

  answers({ after = null, limit = 500 }: { after?: string | null; limit?: number } = {}): Promise<AnswersFound> {
    return this.#withFolder(async () => {
      const answers: AnswerFound[] = [];
      const stuck: string[] = [];
      const rest = (await readdir(this.#at('answers')))
        .filter((name) => name.toLowerCase().endsWith('.txt') && (after === null || name > after))
        .sort();
      const names = rest.slice(0, limit);
      for (const name of names) {
        try {
          const answer = await this.#answerIn(name);
          if (answer) answers.push(answer);
        } catch (error) {
          // Gone meanwhile is no failure; what cannot be opened stops none behind it.
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'ENOENT') continue;
          if (code !== 'EISDIR' && code !== 'EACCES' && code !== 'EPERM' && code !== 'ENAMETOOLONG') throw error;
          stuck.push(`${name.slice(0, 100)} (${code})`);
        }
      }
      const broken = [...stuck, ...(await readdir(this.#at('broken'))).sort()];
      const next = rest.length > limit ? (names.at(-1) ?? null) : null;
      return { answers, broken: broken.slice(0, LIMITS.broken), next };
    });
  }
  /** null: not whole yet, or laid aside as broken. */
  async #answerIn(name: string): Promise<AnswerFound | null> {
    const { size, mtimeMs } = await stat(this.#at('answers', name));
    const text = size > LIMITS.bytes ? '' : from1251(await readFile(this.#at('answers', name)));
    const answer = answerIn(text);
    if (answer && answer.key === name.slice(0, -4).toLowerCase()) {
      this.#read.set(answer, { name, hash: hashOf(text) });
      return answer;
    }
    if (/^Конец/m.test(text) || size > LIMITS.bytes || this.clock.now().getTime() - mtimeMs > WRITING_MS)
      await rename(this.#at('answers', name), this.#at('broken', `${randomUUID()}-${name}`));
    return null;
  }

  acknowledge(answers: readonly AnswerFound[]): Promise<void> {
    return this.#withFolder(async () => {
      for (const answer of answers) {
        const { key, state } = answer;
        const read = this.#read.get(answer);
        if (!read) continue;
        // Taken out of 1C's reach first: what it writes from now on is another file.
        const [path, aside] = [this.#at('answers', read.name), this.#at('aside', randomUUID())];
        if (!(await exists(path))) continue;
        await rename(path, aside);
        if (hashOf(from1251(await readFile(aside))) !== read.hash) {
          if (!(await exists(path))) await rename(aside, path);
          continue;
        }
        if (state !== 'taken') {
          await this.#write(this.#at('answered', key), new Uint8Array());
          await unlink(this.#at('orders', `${key}.txt`)).catch(ignoreMissing);
        }
        await unlink(aside);
      }
    });
  }

  #at(...names: string[]): string {
    return join(this.folder, ...names);
  }
  async #write(path: string, content: Uint8Array): Promise<void> {
    const aside = this.#at('aside', randomUUID());
    const file = await open(aside, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  }
  /** The folder may be a share of another machine: when it is away, everything is tried again later. */
  async #withFolder<T>(work: () => Promise<T>): Promise<T> {
    try {
      const names = ['orders', 'answers', 'answered', 'broken', 'aside'];
      await Promise.all(names.map((name) => mkdir(this.#at(name), { recursive: true })));
      return await work();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      throw new LedgerUnavailable('network', `${code}: ${message.slice(0, 200)}`, error);
    }
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      ignoreMissing(error);
      return false;
    },
  );
function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
