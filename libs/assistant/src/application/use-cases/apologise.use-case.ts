import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { said } from '../assistant-texts.js';
import type { Language } from '../../domain/understanding/command-shape.js';
import type { SpeakTo } from '../reply.js';
import { Voice } from '../voice.js';

/** A fault of ours kept her from answering: the person is told, and the order waits in quarantine for those who mend it. */
@UseCase()
export class Apologise {
  constructor(
    private readonly voice: Voice,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ to, language }: { to: SpeakTo; language: Language }): Promise<void> {
    const nothing = { command: null, understoodBy: null, source: null, asOf: null } as const;
    const reply = { text: said('assistant.says-fault', language), outcome: 'refused' as const, ...nothing };
    await this.work.run(() => this.voice.say(reply, [], to));
  }
}
