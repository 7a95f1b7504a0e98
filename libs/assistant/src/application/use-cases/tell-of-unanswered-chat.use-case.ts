import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { audienceOf, headsFor } from '../../domain/reminder/audience.js';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { spanInWords } from '../../domain/reminder/said-text.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderSubjects } from '../ports/reminder-subjects.port.js';
import { ReminderSettings } from '../reminder-settings.js';
import { ReminderSpeech } from '../reminder-speech.js';

export interface UnansweredChat {
  chatId: string;
  conversationId: string;
  /** Of the team only desks hear. */
  rung: 'owner' | 'team' | 'head';
  ownerId: string | null;
  inquiryId: string | null;
  waitingSince: Date;
  at: Date;
}
type Told = Pick<Recipient, 'employeeId'> & { readonly insteadOf: Recipient | null };

/** A visitor waits in his chat: its owner, later the heads are told, urgently, each once for one wait. On vacation the deputy is told instead. */
@UseCase()
export class TellOfUnansweredChat {
  constructor(
    private readonly recipients: ReminderRecipients,
    private readonly subjects: ReminderSubjects,
    private readonly speech: ReminderSpeech,
    private readonly settings: ReminderSettings,
    private readonly work: UnitOfWork,
  ) {}

  async execute(wait: UnansweredChat): Promise<void> {
    if (wait.rung === 'team') return;
    await this.work.run(async () => {
      const people = await this.recipients.at(wait.at);
      const told = wait.rung === 'owner' ? owner(wait, people) : heads(wait, people);
      if (told.length === 0) return;
      const card = wait.inquiryId ? await this.subjects.cardOf('sales.inquiry', wait.inquiryId) : null;
      for (const { employeeId, insteadOf } of told)
        this.speech.say({
          key: `chat-unanswered:${wait.chatId}:${wait.rung}:${wait.waitingSince.toISOString()}:${employeeId}`,
          text: this.text(wait, { insteadOf, about: card?.title ?? null, owner: named(wait.ownerId, people) }),
          ...{ employeeId, buttons: [], buttonsUntil: null, urgent: true },
        });
    });
  }

  private text(
    { rung, at, waitingSince, conversationId }: UnansweredChat,
    { insteadOf, about, owner: name }: { insteadOf: Recipient | null; about: string | null; owner: string | null },
  ): string {
    const { language } = this.settings;
    const ru = language === 'ru';
    const span = spanInWords(at.getTime() - waitingSince.getTime(), language);
    const whose = name
      ? ru
        ? `Ответственный: ${name}.`
        : `In charge: ${name}.`
      : ru
        ? 'Чат никто не взял.'
        : 'Nobody has taken it.';
    return [
      ...(insteadOf ? [`${ru ? 'Вместо сотрудника' : 'Standing in for'} ${insteadOf.name}:`] : []),
      ru
        ? `Клиент ждёт ответа в чате с сайта уже ${span}.`
        : `A customer has waited in the chat of the site for ${span}.`,
      ...(about ? [about] : []),
      ...(rung === 'head' ? [whose] : []),
      `${ru ? 'Ответить' : 'Answer'}: ${this.settings.linkToChat(conversationId) ?? (ru ? 'чаты посетителей на рабочем столе' : 'chats of visitors on the desk')}`,
    ].join('\n');
  }
}

/** Outside of his hours he is left alone: the next rungs are for others. */
function owner({ ownerId, at }: UnansweredChat, people: readonly Recipient[]): Told[] {
  return ownerId === null ? [] : instead(ownerId, true, people, at);
}
/** Those at work, else those who are not away, else whoever stands in for them. */
function heads({ at }: UnansweredChat, people: readonly Recipient[]): Told[] {
  const here = headsFor(null, people, at);
  const some = here.some((h) => h.atWork) ? here.filter((h) => h.atWork) : here;
  if (some.length) return some.map((head) => ({ ...head, insteadOf: null }));
  const away = people.filter((p) => p.active && p.role === 'head');
  const deputies = away.flatMap((head) => instead(head.employeeId, false, people, at));
  return [...new Map(deputies.map((d) => [d.employeeId, d])).values()];
}
function instead(employeeId: string, keepsHours: boolean, people: readonly Recipient[], at: Date): Told[] {
  const audience = audienceOf({ kind: 'employee', employeeId }, keepsHours, people, at);
  return audience.kind === 'tell' ? audience.to.map((to) => ({ ...to, insteadOf: audience.insteadOf })) : [];
}
const named = (id: string | null, people: readonly Recipient[]): string | null =>
  people.find((p) => p.employeeId === id)?.name ?? null;
