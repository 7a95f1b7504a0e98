import { DomainError } from '@prorab/kernel';

export type BankFileFault =
  | 'not-a-statement'
  | 'encoding-unknown'
  | 'line-too-long'
  | 'line-not-understood'
  | 'section-inside-section'
  | 'end-without-section'
  | 'section-not-ended'
  | 'file-cut-off'
  | 'field-missing'
  | 'sum-wrong'
  | 'date-wrong'
  | 'own-account-unknown'
  | 'too-many-lines';

/** `line` counts from 1; `field` as the file names it, empty where no field is to blame. */
export class BankFileInvalid extends DomainError {
  readonly fault: { readonly what: BankFileFault; readonly line: number; readonly field: string };
  constructor(what: BankFileFault, line: number, field = '') {
    super('invalid', 'sales.bank-file-invalid', `line ${line}: ${what} ${field}`.trim(), {
      ...{ what, line, field, where: field ? `${line} (${field})` : String(line) },
    });
    this.fault = { what, line, field };
  }
}
export class BankUploadInvalid extends DomainError {
  constructor() {
    super('invalid', 'sales.bank-upload-invalid', 'one file in a form is awaited');
  }
}
export class BankLineMissing extends DomainError {
  constructor(lineId: string) {
    super('missing', 'sales.bank-line-missing', 'there is no such line', { lineId });
  }
}
/** It is decided already, by a person, the rule or the books; undo that first. */
export class BankLineDecided extends DomainError {
  constructor(lineId: string, state: string) {
    super('conflict', 'sales.bank-line-decided', `the line is ${state} already`, { lineId, state });
  }
}
export class BankLineUndecided extends DomainError {
  constructor(lineId: string) {
    super('conflict', 'sales.bank-line-undecided', 'there is nothing to undo', { lineId });
  }
}
/** More is given to invoices than came, or nothing, or one of them twice. */
export class BankSplitInvalid extends DomainError {
  constructor(lineId: string, left: string) {
    super(
      'conflict',
      'sales.bank-split-invalid',
      `the parts must be of different invoices and at most ${left} together`,
      {
        ...{ lineId, left },
      },
    );
  }
}
