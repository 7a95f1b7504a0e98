import { UseCase } from '@prorab/platform/marks';
import { InquiryAssigned } from '../../contract/index.js';
import { EmployeeAbsent, EmployeeUnknown } from '../application-errors.js';
import { InquiryChanges } from '../inquiry-changes.js';
import { Colleagues } from '../ports/colleagues.port.js';
import { LoadBoard } from '../ports/load-board.port.js';
import { SalesRules } from '../sales-rules.js';

/** A person says who gets it. May fill somebody over his capacity, may not give to one who is absent. */
@UseCase()
export class AssignInquiry {
  constructor(
    private readonly changes: InquiryChanges,
    private readonly colleagues: Colleagues,
    private readonly load: LoadBoard,
    private readonly rules: SalesRules,
  ) {}

  /** @throws EmployeeUnknown, EmployeeAbsent, InquiryMoveRefused, InquiryChangedMeanwhile */
  execute({
    inquiryId,
    employeeId,
    expectedVersion,
    note,
  }: {
    inquiryId: string;
    employeeId: string;
    expectedVersion?: number;
    note?: string;
  }) {
    return this.changes.one({ inquiryId, expectedVersion, as: 'inquiry-assigned' }, async (inquiry, act) => {
      const people = await this.colleagues.at(act.at);
      const to = people.find((c) => c.employeeId === employeeId);
      if (!to) throw new EmployeeUnknown(employeeId);
      if (to.absentUntil && to.absentUntil > act.at) throw new EmployeeAbsent(to.name, to.absentUntil);
      const previousOwnerId = inquiry.state.ownerId;
      const name = people.find((c) => c.employeeId === act.by)?.name ?? null;
      const because = [
        { rule: 'person', outcome: 'chose', code: 'by-hand', employeeId, numbers: { name, to: to.name } },
      ] as const;
      const takeBy = act.hours.addWorkingMinutes(act.at, this.rules.takeWithinMinutes);
      inquiry.assign(employeeId, { ...act, because, takeBy, byHand: true, note: note ?? null });
      await this.load.given([employeeId], act.at);
      const { number } = inquiry.state;
      return [
        InquiryAssigned.of({
          inquiryId,
          number,
          employeeId,
          previousOwnerId,
          because: ['person.by-hand'],
          at: act.at.toISOString(),
        }),
      ];
    });
  }
}
