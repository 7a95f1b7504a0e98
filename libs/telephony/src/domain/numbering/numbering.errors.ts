import { DomainError } from '@prorab/kernel';

/** Not a file of the registry: the first row does not name its columns. */
export class PlanHeaderWrong extends DomainError {
  constructor(column: string) {
    super('invalid', 'telephony.plan-header-wrong', `The file has no column ${column}`, { column });
  }
}
export class PlanRowWrong extends DomainError {
  constructor(row: number, column: string) {
    super('invalid', 'telephony.plan-row-wrong', `Row ${row}: ${column} cannot be so`, { row, column });
  }
}
export class PlanRowsOverlap extends DomainError {
  constructor(row: number, other: number) {
    super('invalid', 'telephony.plan-rows-overlap', `Rows ${other} and ${row} give a number to different places`, {
      row,
      other,
    });
  }
}
/** A file is loaded in place of what was there of its zone, so it has one. */
export class PlanZonesMixed extends DomainError {
  constructor(row: number, zone: string) {
    super('invalid', 'telephony.plan-zones-mixed', `Row ${row}: not a code of ${zone}xx as the others`, { row, zone });
  }
}
export class PlanEmpty extends DomainError {
  constructor() {
    super('invalid', 'telephony.plan-empty', 'The file has no rows');
  }
}
export class PlanTooLong extends DomainError {
  constructor(most: number) {
    super('invalid', 'telephony.plan-too-long', `The file has more than ${most} rows, or a row is too long`, { most });
  }
}
export class PlanFileUnreadable extends DomainError {
  constructor(path: string, why: string) {
    super('invalid', 'telephony.plan-file-unreadable', `${path} cannot be read: ${why}`, { path, why });
  }
}
