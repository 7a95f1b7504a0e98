import { Clock } from '@prorab/kernel';
import { UnitOfWork, UseCase } from '@prorab/platform/marks';
import { type AnswerPlace, AnswerPlaces } from '../ports/answer-places.port.js';

/** Somebody says where his calls are to ring: at his phone, or in his browser. */
@UseCase()
export class ChooseAnswerPlace {
  constructor(
    private readonly places: AnswerPlaces,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ employeeId, place }: { employeeId: string; place: AnswerPlace }): Promise<void> {
    await this.work.run(() => this.places.choose({ employeeId, place, at: this.clock.now() }));
  }
}
