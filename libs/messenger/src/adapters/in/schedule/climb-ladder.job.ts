import { JobHandler } from '@prorab/platform/marks';
import { type LadderStep, ladderJob } from '../../../application/visitors/chat-ladder.js';
import { ClimbLadder } from '../../../application/visitors/use-cases/climb-ladder.use-case.js';

@JobHandler(ladderJob)
export class ClimbLadderInTime {
  constructor(private readonly useCase: ClimbLadder) {}

  run(payload: LadderStep): Promise<void> {
    return this.useCase.execute(payload);
  }
}
