import { ChangeFeed, AuditLog, Outbox, UnitOfWork, UseCase, currentActor } from '@prorab/platform/marks';
import { LetterMissing } from '../../domain/letter.errors.js';
import { contactReceived } from '../intake/letter-facts-for-sales.js';
import { mailStream } from '../mail-names.js';
import { MailSettings } from '../mail-settings.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';

/** A person knows better: spam, or a customer after all, and then it is told to sales as if it came now. */
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
  ) {}

  /** @returns whether it was told to sales. @throws LetterMissing */
  execute({ letterId, as }: { letterId: string; as: 'spam' | 'person' }): Promise<{ opensInquiry: boolean }> {
    return this.work.run(async () => {
      const found = await this.letters.byId(letterId);
      if (!found) throw new LetterMissing(letterId);
      const thread = await this.threads.takeForChange(found.threadId);
      const letter = (await this.letters.byId(letterId)) ?? found;
      const was = letter.kind;
      if (was === as) return { opensInquiry: false };
      const wasTold = was === 'person' || was === 'form';
      const opensInquiry = as === 'person' && !wasTold && letter.direction === 'in';
      const reasons = [`by-hand: ${await this.#who()}`, ...letter.reasons].slice(0, 20);
      await this.letters.reclassify(letterId, { kind: as, reasons, awaiting: opensInquiry });
      if (opensInquiry) {
        const { customer, receivedAt: at, authorId: forwardedBy } = letter;
        const named = customer?.address ? { address: customer.address, name: customer.name } : null;
        const hint = thread.state.lastStaffId;
        thread.noteCustomerLetter({ id: letterId, at, customer: named, forwardedBy });
        await this.threads.saveAll([thread]);
        const mailbox = this.settings.mailbox(letter.mailbox);
        this.outbox.add(contactReceived({ ...letter, kind: as }, thread.state, mailbox, forwardedBy ?? hint));
      }
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

  async #who(): Promise<string> {
    const actor = currentActor();
    if (actor.kind !== 'employee') return actor.name;
    return (await this.colleagues.list()).find(({ id }) => id === actor.employeeId)?.name ?? actor.employeeId;
  }
}
