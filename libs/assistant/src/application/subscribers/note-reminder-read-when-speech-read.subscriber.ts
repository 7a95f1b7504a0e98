import { OnEvent, type Subscriber } from '@prorab/platform/marks';
import { SpeechRead } from '@prorab/messenger/contract';
import { isOfReminders } from '../../domain/reminder/speech-key.js';
import { NoteReminderRead } from '../use-cases/note-reminder-read.use-case.js';

/** The log knows when a reminder was read. */
@OnEvent(SpeechRead, { as: 'assistant.note-reminder-read-when-speech-read' })
export class NoteReminderReadWhenSpeechRead implements Subscriber<SpeechRead> {
  constructor(private readonly useCase: NoteReminderRead) {}

  async handle({ key: speechKey, employeeId, at }: SpeechRead): Promise<void> {
    if (isOfReminders(speechKey)) await this.useCase.execute({ speechKey, employeeId, at: new Date(at) });
  }
}
