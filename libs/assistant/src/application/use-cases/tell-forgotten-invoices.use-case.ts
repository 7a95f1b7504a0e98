import { newId } from '@prorab/kernel';
import { Speak } from '@prorab/messenger/contract';
import { Clock, Jobs, Locks, Outbox, UnitOfWork, UseCase, saidAge } from '@prorab/platform/marks';
import { type Recipient, isAway } from '../../domain/reminder/recipient.js';
import { aReminding, naturalKey } from '../../domain/reminder/reminding.js';
import { ButtonBook } from '../ports/button-book.port.js';
import { type ForgottenInvoiceList, ForgottenInvoices } from '../ports/forgotten-invoices.port.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { RemindingLog } from '../ports/reminding-log.port.js';
import { ReminderSettings } from '../reminder-settings.js';
import { forgottenListJob } from './order-morning-lists.use-case.js';
import { Voice } from '../voice.js';

const RULE = 'sales.forgotten-list';
/** The card of one invoice, with what can be done about it. */
const CARD = 'sales.invoice-card';
const AGAIN_MS = 10 * 60_000;
const MOST_CHARACTERS = 19_000;

/**
 * In the morning: what nobody pays, the dearest first, a few lines with a button each, the rest as a number. Whoever stands in for somebody gets
 * his too. Only while the working day lasts, and once a day.
 */
@UseCase()
export class TellForgottenInvoices {
  constructor(
    private readonly invoices: ForgottenInvoices,
    private readonly log: RemindingLog,
    private readonly recipients: ReminderRecipients,
    private readonly voice: Voice,
    private readonly buttons: ButtonBook,
    private readonly settings: ReminderSettings,
    private readonly jobs: Jobs,
    private readonly outbox: Outbox,
    private readonly locks: Locks,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ employeeId, day }: { employeeId: string; day: string }): Promise<void> {
    return this.work.run(async () => {
      const owner = `employee:${employeeId}`;
      await this.locks.hold(`assistant.reminders:${owner}`);
      const now = this.clock.now();
      const people = await this.recipients.at(now);
      const person = people.find((p) => p.employeeId === employeeId);
      const key = naturalKey(RULE, owner, day, employeeId);
      if (!person?.active || !person.atWork || person.calendar.dayOf(now) !== day) return;
      if ((await this.log.known([key])).has(key)) return;
      const absent = people.filter((p) => p.deputyId === employeeId && p.active && isAway(p, now));
      const { language, digestLines: limit } = this.settings;
      const employeeIds = [employeeId, ...absent.map((p) => p.employeeId)];
      const ownerless = person.role === 'head';
      const list = await this.invoices.of({ employeeIds, ownerless, limit, language });
      if (list === 'late') await this.#again(employeeId, day, now);
      else if (list) await this.#tell(person, key, list, absent);
    });
  }

  /** The books are late: the list comes when they are read. */
  #again(employeeId: string, day: string, now: Date): Promise<void> {
    const runAt = new Date(now.getTime() + AGAIN_MS);
    const key = `${employeeId} ${day} ${runAt.toISOString()}`;
    return this.jobs.enqueue({ job: forgottenListJob, key, payload: { employeeId, day }, runAt });
  }

  async #tell(person: Recipient, key: string, list: ForgottenInvoiceList, absent: readonly Recipient[]): Promise<void> {
    const now = this.clock.now();
    const { language } = this.settings;
    const { employeeId, calendar } = person;
    const hearer = { employeeId, conversationId: null, language, zone: calendar.zone, now };
    const text = this.#text(list, absent, hearer);
    const speechKey = `assistant:forgotten:${newId()}`;
    const offers = list.lines.map(({ invoiceKey, number }) => ({
      ...{ label: `№ ${number}`, command: CARD, slots: { invoice: invoiceKey } },
    }));
    const buttons = this.voice.buttonsOf(offers, hearer, { speechKey });
    await this.buttons.add(buttons);
    await this.log.add(
      aReminding({
        ...{
          id: newId(),
          naturalKey: key,
          rule: RULE,
          subject: `employee:${employeeId}`,
          text: list.total,
          dueAt: now,
        },
        ...{ owner: `employee:${employeeId}`, recipientId: employeeId, state: 'said', createdAt: now },
        ...{ speechKey, saidAt: now, saidText: text },
      }),
    );
    this.outbox.add(
      Speak.of({
        ...{ key: speechKey, employeeId, conversationId: null, replyTo: null, urgent: false },
        text: text.slice(0, MOST_CHARACTERS),
        buttons: buttons.map(({ id, label }) => ({ id, label })),
        buttonsUntil: buttons[0]?.expiresAt.toISOString() ?? null,
      }),
    );
  }

  #text(
    { total, lines, count, source, asOf }: ForgottenInvoiceList,
    absent: readonly Recipient[],
    hearer: Parameters<typeof saidAge>[1],
  ): string {
    const ru = hearer.language === 'ru';
    const insteadOf = (ownerId: string | null): string => {
      const away = absent.find((p) => p.employeeId === ownerId);
      return away ? (ru ? ` (вместо: ${away.name})` : ` (for ${away.name})`) : '';
    };
    const more = count - lines.length;
    return [
      `${ru ? 'Забытые счета' : 'Forgotten invoices'}: ${total}`,
      ...lines.map(({ number, about, ownerId }) => `• № ${number} · ${about}${insteadOf(ownerId)}`),
      ...(more > 0 ? [`${ru ? `Ещё ${more}` : `${more} more`}: ${this.settings.linkToForgotten}`] : []),
      `— ${source}, ${saidAge(asOf, hearer)}`,
    ].join('\n');
  }
}
