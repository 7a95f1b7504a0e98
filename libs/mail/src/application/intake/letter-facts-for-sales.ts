import { ContactAnswered, type ContactPointClaim, ContactReceived, type ImportedContact } from '@prorab/sales/contract';
import type { Customer } from '../../domain/customer-of-letter.js';
import { wantsAnswer } from '../../domain/judge-letter.js';
import type { LetterRecord } from '../../domain/letter-record.js';
import type { ThreadState } from '../../domain/thread.js';
import type { MailboxSettings } from '../mail-settings.js';

/** Sales takes at most so many, and so long. */
const POINTS = 20;

const claims = (customer: Pick<Customer, 'contacts'> | null): ContactPointClaim[] =>
  (customer?.contacts ?? [])
    .filter(({ value }) => value.length <= 320)
    .slice(0, POINTS)
    .map(({ kind, value, name }) => ({ kind, value, name: name.slice(0, 300) || null }));

export function contactReceived(
  letter: LetterRecord,
  thread: ThreadState,
  mailbox: MailboxSettings,
  employeeHint: string | null,
): ContactReceived {
  return ContactReceived.of({
    contactId: letter.id,
    channel: letter.kind === 'form' ? 'form' : 'letter',
    receivedAt: letter.receivedAt.toISOString(),
    from: claims(letter.customer),
    subject: letter.subject,
    preview: letter.preview,
    threadKey: thread.id,
    relatedThreadKey: thread.relatedThreadId,
    branchId: mailbox.branchId,
    group: mailbox.group,
    employeeHint,
  });
}

export const contactAnswered = (
  threadKey: string,
  contactId: string,
  answer: { employeeId: string | null; at: Date; via: 'board' | 'outside' },
): ContactAnswered =>
  ContactAnswered.of({
    threadKey,
    contactId,
    employeeId: answer.employeeId,
    answeredAt: answer.at.toISOString(),
    via: answer.via,
  });

/** Came with the history of a mailbox, and sales has it on the time line of its customer: no inquiry comes of that, whatever is said later. */
export const isHistoryOfCustomer = ({ history, direction, arrivedAs, customer }: LetterRecord): boolean =>
  history && wantsAnswer(direction, arrivedAs) && claims(customer).length > 0;

/** A letter of history on the time line of its customer; null when there is nobody to tell of. */
export function importedContact(
  letter: LetterRecord,
  thread: ThreadState,
  mailbox: MailboxSettings,
): ImportedContact | null {
  const told =
    letter.direction === 'in' ? letter.kind === 'person' || letter.kind === 'form' : letter.direction === 'out';
  const points =
    letter.direction === 'in'
      ? claims(letter.customer)
      : thread.customerAddress
        ? [{ kind: 'email' as const, value: thread.customerAddress, name: thread.customerName.slice(0, 300) || null }]
        : [];
  if (!told || points.length === 0) return null;
  return {
    contactId: letter.id,
    channel: letter.kind === 'form' ? 'form' : 'letter',
    direction: letter.direction === 'in' ? 'in' : 'out',
    at: letter.date.toISOString(),
    points,
    subject: letter.subject,
    preview: letter.preview,
    threadKey: thread.id,
    branchId: mailbox.branchId,
  };
}
