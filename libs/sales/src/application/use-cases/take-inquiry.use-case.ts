import { UseCase, actorId } from '@prorab/platform/marks';
import { InquiryAssigned } from '../../contract/index.js';
import { EmployeeNeeded } from '../application-errors.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { LoadBoard } from '../ports/load-board.port.js';

/** An employee takes it himself: what was given to him, or what waits. */
@UseCase()
export class TakeInquiry {
  constructor(
    private readonly changes: InquiryChanges,
    private readonly load: LoadBoard,
  ) {}

  execute({
    inquiryId,
    expectedVersion,
    employeeId = actorId(),
  }: {
    inquiryId: string;
    expectedVersion?: number;
    employeeId?: string | null;
  }) {
    if (employeeId === null) throw new EmployeeNeeded();
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-taken' }, async (inquiry, act) => {
      const previousOwnerId = inquiry.state.ownerId;
      const because = [{ rule: 'person', outcome: 'chose', code: 'taken', employeeId, numbers: {} }] as const;
      inquiry.take(employeeId, { ...act, by: employeeId, because });
      if (previousOwnerId === employeeId) return [];
      await this.load.given([employeeId], act.at);
      const { number } = inquiry.state;
      return [
        InquiryAssigned.of({
          inquiryId,
          number,
          employeeId,
          previousOwnerId,
          because: ['person.taken'],
          at: act.at.toISOString(),
        }),
      ];
    });
  }
}
