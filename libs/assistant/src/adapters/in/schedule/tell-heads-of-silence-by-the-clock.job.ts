import { Every, JobHandler } from '@prorab/platform/marks';
import { TellHeadsOfSilence } from '../../../application/use-cases/tell-heads-of-silence.use-case.js';

/** Looks for what nobody reacted to. */
@Every({ everyMs: 60_000 })
@JobHandler('assistant.tell-heads-of-silence-by-the-clock')
export class TellHeadsOfSilenceByTheClock {
  constructor(private readonly useCase: TellHeadsOfSilence) {}

  async run(): Promise<void> {
    await this.useCase.execute();
  }
}
