import { ChangeFeed, Jobs, Outbox, UseCase } from '@prorab/platform/marks';
import { ContactsImported, type ImportedContact } from '@prorab/sales/contract';
import { LetterBounced, LetterReceived } from '../../contract/index.js';
import { wantsAnswer } from '../../domain/judge-letter.js';
import type { MailAddress } from '../../domain/letter-facts.js';
import type { LetterRecord } from '../../domain/letter-record.js';
import type { Thread } from '../../domain/thread.js';
import { acknowledgeJob, mailStream } from '../mail-names.js';
import { MailSettings } from '../mail-settings.js';
import { LetterBook } from '../ports/letter-book.port.js';
import { ThreadBook } from '../ports/thread-book.port.js';
import type { BatchMemory } from './batch-memory.js';
import { contactAnswered, contactReceived, importedContact } from './letter-facts-for-sales.js';

/** Tells what new letters mean: to their threads, to sales, to the desks. Of history only sales hears, and no inquiry comes of it. */
@UseCase()
export class LetterNews {
  constructor(
    private readonly threads: ThreadBook,
    private readonly letters: LetterBook,
    private readonly settings: MailSettings,
    private readonly outbox: Outbox,
    private readonly feed: ChangeFeed,
    private readonly jobs: Jobs,
  ) {}

  async tell(records: readonly LetterRecord[], memory: BatchMemory): Promise<void> {
    const answered = new Set<string>();
    const imported: ImportedContact[] = [];
    const touched = new Map<string, Thread>();
    for (const letter of records) {
      const thread = memory.threads.get(letter.threadId);
      if (!thread) continue;
      touched.set(thread.id, thread);
      const at = letter.history ? letter.date : letter.receivedAt;
      const hint = thread.state.lastStaffId ?? this.#related(thread, memory);
      const answers = this.#note(letter, thread, at, memory.outside.get(letter.id) ?? []);
      const mailbox = this.settings.mailbox(letter.mailbox);
      if (letter.history) {
        const contact = importedContact(letter, thread.state, mailbox);
        if (contact) imported.push(contact);
        continue;
      }
      if (letter.awaiting) {
        this.outbox.add(contactReceived(letter, thread.state, mailbox, letter.authorId ?? hint));
        if (mailbox.acknowledgement !== null && letter.automaticAnswerAllowed)
          await this.jobs.enqueue({ job: acknowledgeJob, key: letter.id, payload: { letterId: letter.id } });
      }
      if (answers) {
        this.outbox.add(contactAnswered(thread.id, letter.id, { employeeId: letter.authorId, at, via: 'outside' }));
        const { lastCustomerAt } = thread.state;
        if (!lastCustomerAt || at >= lastCustomerAt) answered.add(thread.id);
      }
      this.#announce(letter, memory);
    }
    for (let from = 0; from < imported.length; from += 200)
      this.outbox.add(ContactsImported.of({ contacts: imported.slice(from, from + 200) }));
    if (touched.size) await this.threads.saveAll([...touched.values()]);
    if (answered.size) await this.letters.markAnswered([...answered]);
  }

  /** @returns whether it answers the customer from outside of the board */
  #note(letter: LetterRecord, thread: Thread, at: Date, to: readonly MailAddress[]): boolean {
    const { customer, authorId } = letter;
    if (letter.direction === 'out' && letter.answerId === null) return thread.noteOwnLetter({ at, to, authorId });
    if (wantsAnswer(letter.direction, letter.kind)) {
      const named = customer?.address ? { address: customer.address, name: customer.name } : null;
      thread.noteCustomerLetter({ id: letter.id, at, customer: named, forwardedBy: authorId });
    } else thread.noteLetter(at);
    return false;
  }

  #related(thread: Thread, memory: BatchMemory): string | null {
    const { relatedThreadId } = thread.state;
    return relatedThreadId ? (memory.threads.get(relatedThreadId)?.state.lastStaffId ?? null) : null;
  }

  #announce(letter: LetterRecord, memory: BatchMemory): void {
    const { id: letterId, threadId, mailbox, direction, kind, subject, awaiting: opensInquiry } = letter;
    const receivedAt = letter.receivedAt.toISOString();
    const from = letter.from?.address ?? null;
    const told = { letterId, threadId, mailbox, direction, kind, from, subject, opensInquiry, receivedAt };
    if (letter.answerId === null) this.outbox.add(LetterReceived.of(told));
    const bounce = memory.bounces.get(letterId);
    if (bounce) {
      const { originalLetterId, answerId, report } = bounce;
      const { recipient, status, diagnostic } = report;
      this.outbox.add(
        LetterBounced.of({
          ...{ letterId, threadId, originalLetterId, answerId, recipient, status, at: receivedAt },
          severity: report.kind === 'soft' ? 'soft' : 'hard',
          diagnostic: diagnostic.slice(0, 500),
        }),
      );
    }
    this.feed.append({
      stream: mailStream,
      kind: bounce ? 'letter-bounced' : 'letter-received',
      subject: letterId,
      payload: told,
    });
  }
}
