import { Clock } from '@prorab/kernel';
import { ChangeFeed, AuditLog, Outbox, UnitOfWork, UseCase, actorId, currentActor } from '@prorab/platform/marks';
import { ContactJudged } from '@prorab/sales/contract';
import { wantsAnswer } from '../../domain/judge-letter.js';
import { BY_HAND, type LetterRecord, waitsForAnswer } from '../../domain/letter-record.js';
import { LetterMissing } from '../../domain/letter.errors.js';
import { contactReceived, isHistoryOfCustomer } from '../intake/letter-facts-for-sales.js';
import { mailStream } from '../mail-names.js';
import { MailSettings } from '../mail-settings.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';

/** A person knows better: spam, and then its inquiry is too; or a customer after all, and then it is told to sales as if it came now. */
@UseCase()
export class ClassifyLetter {
  constructor(
    private readonly letters: LetterBook,
    private readonly threads: ThreadBook,
    private readonly colleagues: Colleagues,
    private readonly settings: MailSettings,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns whether an inquiry comes of it, a new one or that which went away with it. @throws LetterMissing */
  execute({ letterId, as }: { letterId: string; as: 'spam' | 'person' }): Promise<{ opensInquiry: boolean }> {
    return this.work.run(async () => {
      const found = await this.letters.byId(letterId);
      if (!found) throw new LetterMissing(letterId);
      const thread = await this.threads.takeForChange(found.threadId);
      const letter = (await this.letters.byId(letterId)) ?? found;
      const was = letter.kind;
      if (was === as) return { opensInquiry: false };
      const told = isACustomers(letter);
      const opensInquiry =
        as === 'person' && was !== 'form' && letter.direction === 'in' && !isHistoryOfCustomer(letter);
      const reasons = [`${BY_HAND} ${await this.#who()}`, ...letter.reasons].slice(0, 20);
      const unanswered = waitsForAnswer(letter, thread.state.lastAnswerAt);
      const awaiting = opensInquiry ? unanswered : as === 'person' && letter.awaiting;
      await this.letters.reclassify(letterId, { kind: as, reasons, awaiting });
      if (opensInquiry) {
        const { customer, receivedAt: at, authorId: forwardedBy } = letter;
        const named = customer?.address ? { address: customer.address, name: customer.name } : null;
        const hint = thread.state.lastStaffId;
        thread.learnCustomer({ id: letterId, at, customer: named, forwardedBy });
        await this.threads.saveAll([thread]);
        const mailbox = this.settings.mailbox(letter.mailbox);
        this.outbox.add(contactReceived({ ...letter, kind: as }, thread.state, mailbox, forwardedBy ?? hint));
      }
      // An inquiry that went away with the letter comes back with it.
      if (opensInquiry) this.outbox.add(this.#verdict(letter, 'customer'));
      if (as === 'spam' && told) this.outbox.add(this.#verdict(letter, 'spam'));
      this.audit.record({
        action: 'mail.letter.classify',
        subject: `letter:${letterId}`,
        before: { kind: was },
        after: { kind: as },
      });
      const payload = { letterId, threadId: letter.threadId, kind: as, opensInquiry };
      this.feed.append({ stream: mailStream, kind: 'letter-classified', subject: letterId, payload });
      return { opensInquiry };
    });
  }

  #verdict({ id, threadId }: LetterRecord, verdict: 'spam' | 'customer'): ContactJudged {
    const judgedAt = this.clock.now().toISOString();
    return ContactJudged.of({ contactId: id, threadKey: threadId, verdict, employeeId: actorId(), judgedAt });
  }
  async #who(): Promise<string> {
    const actor = currentActor();
    if (actor.kind !== 'employee') return actor.name;
    return (await this.colleagues.list()).find(({ id }) => id === actor.employeeId)?.name ?? actor.employeeId;
  }
}

/** Sales was told of it as of a customer's. Of history it was not, unless a person has said so of a robot since. */
const isACustomers = (letter: LetterRecord): boolean =>
  wantsAnswer(letter.direction, letter.kind) &&
  (!letter.history || (!isHistoryOfCustomer(letter) && (letter.reasons[0]?.startsWith(BY_HAND) ?? false)));
