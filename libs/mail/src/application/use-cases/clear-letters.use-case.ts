import { AuditLog, ChangeFeed, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { BY_HAND, waitsForAnswer } from '../../domain/letter-record.js';
import { isHistoryOfCustomer } from '../intake/letter-facts-for-sales.js';
import { mailStream } from '../mail-names.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';

/** The board says of an inquiry that it is no spam: neither are its letters. Sales knows, so it is not told again. */
@UseCase()
export class ClearLetters {
  constructor(
    private readonly letters: LetterBook,
    private readonly threads: ThreadBook,
    private readonly colleagues: Colleagues,
    private readonly feed: ChangeFeed,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** Contacts that are no letters, and letters that are no spam, are passed over. @param employeeId who said so; null = nobody knows */
  execute({ contactIds, employeeId }: { contactIds: readonly string[]; employeeId: string | null }): Promise<void> {
    return this.work.run(async () => {
      const who = (await this.colleagues.list()).find(({ id }) => id === employeeId)?.name ?? employeeId ?? 'sales';
      for (const id of contactIds) await this.#clear(id, who);
    });
  }

  async #clear(letterId: string, who: string): Promise<void> {
    const found = await this.letters.byId(letterId);
    if (found?.kind !== 'spam') return;
    const thread = await this.threads.takeForChange(found.threadId);
    const letter = await this.letters.byId(letterId);
    if (letter?.kind !== 'spam') return;
    const reasons = [`${BY_HAND} ${who}`, ...letter.reasons].slice(0, 20);
    const awaiting = !isHistoryOfCustomer(letter) && waitsForAnswer(letter, thread.state.lastAnswerAt);
    await this.letters.reclassify(letterId, { kind: 'person', reasons, awaiting });
    this.audit.record({
      action: 'mail.letter.classify',
      subject: `letter:${letterId}`,
      before: { kind: 'spam' },
      after: { kind: 'person' },
    });
    const payload = { letterId, threadId: letter.threadId, kind: 'person', opensInquiry: false };
    this.feed.append({ stream: mailStream, kind: 'letter-classified', subject: letterId, payload });
  }
}
