import { PhoneNumber } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { counted } from '../../domain/reminder/rule-words.js';
import { spanInWords } from '../../domain/reminder/said-text.js';
import { type Told, headsOrDeputies, nameOf, ownerOrDeputy } from '../../domain/reminder/told.js';
import { ReminderRecipients } from '../ports/reminder-recipients.port.js';
import { ReminderSettings } from '../reminder-settings.js';
import { ReminderSpeech } from '../reminder-speech.js';

export interface WaitingCaller {
  episodeId: string;
  number: string;
  partyName: string | null;
  lineTitle: string;
  branchId: string | null;
  step: 'owner' | 'head';
  /** Who is to call back; null: nobody is there. */
  employeeId: string | null;
  count: number;
  missedAt: Date;
  at: Date;
}

/** A caller whom nobody took waits: one person is told to call back, later the heads, urgently, each once. On vacation the deputy is told instead. */
@UseCase()
export class TellOfMissedCall {
  constructor(
    private readonly recipients: ReminderRecipients,
    private readonly speech: ReminderSpeech,
    private readonly settings: ReminderSettings,
    private readonly work: UnitOfWork,
  ) {}

  async execute(wait: WaitingCaller): Promise<void> {
    const { episodeId, step, employeeId: ownerId, branchId, at } = wait;
    await this.work.run(async () => {
      const people = await this.recipients.at(at);
      const told = step === 'owner' ? ownerOrDeputy(ownerId, people, at) : headsOrDeputies(branchId, people, at);
      for (const one of told)
        this.speech.say({
          key: `missed-call:${episodeId}:${step}:${one.employeeId}`,
          text:
            this.settings.language === 'ru'
              ? russian(wait, one, nameOf(ownerId, people))
              : english(wait, one, nameOf(ownerId, people)),
          ...{ employeeId: one.employeeId, buttons: [], buttonsUntil: null, urgent: true },
        });
    });
  }
}

function russian(
  { step, count, lineTitle, ...wait }: WaitingCaller,
  { insteadOf }: Told,
  owner: string | null,
): string {
  const line = lineTitle && ` Звонили на линию «${lineTitle}».`;
  const tries = count > 1 ? `, набирал нас ${counted(count, 'раз', 'раза', 'раз')}` : '';
  return [
    ...(insteadOf ? [`Вместо сотрудника ${insteadOf.name}:`] : []),
    `${step === 'owner' ? 'Пропущенный звонок' : 'Клиенту так и не перезвонили'}: ${callerIn(wait)}.${line}`,
    `Ждёт уже ${spanInWords(wait.at.getTime() - wait.missedAt.getTime(), 'ru')}${tries}.`,
    step === 'owner'
      ? 'Перезвоните, пожалуйста. После разговора, письма или ответа в чате напоминание снимется само.'
      : owner
        ? `Перезвонить должен: ${owner}.`
        : 'Перезвонить некому: на работе сейчас никого нет.',
  ].join('\n');
}
function english(
  { step, count, lineTitle, ...wait }: WaitingCaller,
  { insteadOf }: Told,
  owner: string | null,
): string {
  const line = lineTitle && ` The line: ${lineTitle}.`;
  const tries = count > 1 ? `, has tried ${count} times` : '';
  return [
    ...(insteadOf ? [`Standing in for ${insteadOf.name}:`] : []),
    `${step === 'owner' ? 'A missed call' : 'Nobody has called back'}: ${callerIn(wait)}.${line}`,
    `Has waited for ${spanInWords(wait.at.getTime() - wait.missedAt.getTime(), 'en')}${tries}.`,
    step === 'owner'
      ? 'Please call back. A talk, a letter or an answer in the chat settles it by itself.'
      : owner
        ? `To call back: ${owner}.`
        : 'Nobody is at work to call back.',
  ].join('\n');
}
function callerIn({ number, partyName }: Pick<WaitingCaller, 'number' | 'partyName'>): string {
  const shown = PhoneNumber.parse(number)?.format() ?? number;
  return partyName ? `${partyName}, ${shown}` : shown;
}
