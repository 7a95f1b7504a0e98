import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import type { Recipient } from '../../domain/reminder/recipient.js';
import { spanInWords } from '../../domain/reminder/said-text.js';
import { headsOrDeputies, nameOf, ownerOrDeputy } from '../../domain/reminder/told.js';
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
      const told =
        wait.rung === 'owner' ? ownerOrDeputy(wait.ownerId, people, wait.at) : headsOrDeputies(null, people, wait.at);
      if (told.length === 0) return;
      const card = wait.inquiryId ? await this.subjects.cardOf('sales.inquiry', wait.inquiryId) : null;
      for (const { employeeId, insteadOf } of told)
        this.speech.say({
          key: `chat-unanswered:${wait.chatId}:${wait.rung}:${wait.waitingSince.toISOString()}:${employeeId}`,
          text: this.text(wait, { insteadOf, about: card?.title ?? null, owner: nameOf(wait.ownerId, people) }),
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
