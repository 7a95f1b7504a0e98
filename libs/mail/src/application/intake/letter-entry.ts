import { Clock } from '@prorab/kernel';
import { Locks, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { identityOf } from '../../domain/message-id.js';
import { judgeLetter } from '../../domain/judge-letter.js';
import type { LetterRecord, Receipt } from '../../domain/letter-record.js';
import { ThreadingPolicy } from '../../domain/threading-policy.js';
import { type House, HouseJudges } from '../house-judges.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import { type BoundBounce, LetterBook, LetterKnown } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';
import { BatchMemory } from './batch-memory.js';
import { LetterNews } from './letter-news.js';
import type { PreparedLetter } from './letter-preparation.js';
import { letterRecordOf, receiptOf } from './letter-record-of.js';
import { placeLetter } from './place-letter.js';

/** One name for all readers: whether a letter is new and where it belongs depends on every other letter. Held for milliseconds. */
const LOCK = 'mail-intake';

/** Writes prepared letters into the books, in one unit of work, with a number of questions that does not depend on their number. */
@UseCase()
export class LetterEntry {
  readonly #policy = new ThreadingPolicy();
  constructor(
    private readonly judges: HouseJudges,
    private readonly letters: LetterBook,
    private readonly threads: ThreadBook,
    private readonly answers: AnswerBook,
    private readonly news: LetterNews,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns ids of the letters that are new, in order */
  async enter(batch: readonly PreparedLetter[]): Promise<string[]> {
    const house = await this.judges.today();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.work.run(() => this.#enter(batch, house));
      } catch (error) {
        // Somebody entered one of them without holding the lock's row (a lock lost with its server): look again.
        if (!(error instanceof LetterKnown) || attempt >= 3) throw error;
      }
    }
  }

  async #enter(batch: readonly PreparedLetter[], house: House): Promise<string[]> {
    await this.locks.hold(LOCK);
    const memory = await BatchMemory.load(
      batch,
      { letters: this.letters, threads: this.threads, answers: this.answers },
      this.#policy,
    );
    const records: LetterRecord[] = [];
    const receipts: Receipt[] = [];
    for (const prepared of batch) {
      const { parsed, collected } = prepared;
      const same = parsed.messageId === null ? undefined : memory.kept.get(parsed.messageId);
      const identity = identityOf(parsed, same?.fingerprint ?? null);
      const known = memory.kept.get(identity);
      if (known) {
        receipts.push(receiptOf(collected, known.id));
        continue;
      }
      const record = this.#record(prepared, identity, house, memory);
      memory.remember(record);
      records.push(record);
      receipts.push(receiptOf(collected, record.id));
    }
    if (records.length) {
      await this.letters.add(records);
      await this.threads.await(memory.newlyAwaited);
      for (const bounce of records.flatMap((record) => bounceOf(record, memory)))
        memory.bounces.set(bounce.letterId, bounce);
      await this.letters.bindBounces([...memory.bounces.values()]);
    }
    await this.letters.addReceipts(receipts);
    await this.news.tell(records, memory);
    return records.map(({ id }) => id);
  }

  #record(prepared: PreparedLetter, identity: string, house: House, memory: BatchMemory): LetterRecord {
    const { parsed, collected } = prepared;
    const { origin } = collected;
    const judgement = judgeLetter(parsed, house, {
      inSent: origin.via === 'imap' && origin.role === 'sent',
      envelope: origin.via === 'smtp' ? origin.to : [],
    });
    const answer = parsed.messageId === null ? undefined : memory.answers.get(parsed.messageId);
    const at = collected.history ? parsed.date : collected.receivedAt;
    const placed = placeLetter(prepared, memory, this.#policy, at);
    const ours = judgement.direction !== 'in' || judgement.forwardedByColleague;
    const authorId = answer ? answer.authorId : ours ? (house.employeeOf(parsed.from[0]?.address)?.id ?? null) : null;
    const answerId = answer?.id ?? null;
    const storedAt = this.clock.now();
    const record = letterRecordOf(prepared, { identity, judgement, placed, authorId, answerId, storedAt });
    memory.outside.set(record.id, judgement.outside);
    return record;
  }
}

export function bounceOf(letter: LetterRecord, memory: BatchMemory): BoundBounce[] {
  const { bounce, inReplyTo, references } = letter;
  if (letter.kind !== 'bounce' || !bounce || bounce.kind === 'none') return [];
  const candidates = [bounce.originalMessageId, ...inReplyTo, ...[...references].reverse()].filter((id) => id !== null);
  const answer = candidates.map((id) => memory.answers.get(id)).find((found) => found !== undefined);
  const original = candidates.map((id) => memory.kept.get(id)).find((found) => found !== undefined);
  return [
    {
      letterId: letter.id,
      originalLetterId: original?.id ?? null,
      answerId: answer?.id ?? original?.answerId ?? null,
      threadId: letter.threadId,
      at: letter.receivedAt,
      report: bounce,
    },
  ];
}
