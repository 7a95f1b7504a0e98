import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { ButtonPressed } from '@prorab/messenger/contract';
import { isOfReminders } from '../../domain/reminder/speech-key.js';
import { AnswerReminder } from '../use-cases/answer-reminder.use-case.js';

/** A button under a reminder. */
@OnEvent(ButtonPressed, { as: 'assistant.answer-reminder-when-button-pressed' })
export class AnswerReminderWhenButtonPressed implements Subscriber<ButtonPressed> {
  constructor(private readonly useCase: AnswerReminder) {}

  async handle({ key: speechKey, buttonId, employeeId }: ButtonPressed): Promise<void> {
    if (isOfReminders(speechKey)) await this.useCase.execute({ speechKey, buttonId, employeeId });
  }
}
