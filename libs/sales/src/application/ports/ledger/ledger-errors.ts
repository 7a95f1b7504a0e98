import { DomainError } from '@prorab/kernel';
import { ForeignFailure, type Texts } from '@prorab/platform/marks';

/** Why the books gave no answer; `refused` is a failure of theirs that passes, as when their server starts. */
export type LedgerSilence = 'network' | 'timeout' | 'deadlock' | 'locked' | 'cancelled' | 'refused';

/** The books do not answer now. What was asked is to be asked again later; nothing of the answer was used. */
export class LedgerUnavailable extends ForeignFailure {
  constructor(
    readonly reason: LedgerSilence,
    said: string,
    cause?: unknown,
  ) {
    super('retry', 'sales.ledger-unavailable', `the books do not answer: ${said}`, { reason, said }, cause);
  }
}

/** The books and our set-up do not fit each other: a person has to mend it, and each problem names what does not fit. */
export class LedgerUnfit extends ForeignFailure {
  override readonly kind = 'conflict';
  constructor(
    readonly problems: readonly Texts[],
    cause?: unknown,
  ) {
    const [ru, en] = [problems.map((p) => p.ru).join(' '), problems.map((p) => p.en).join(' ')];
    super('ask-a-human', 'sales.ledger-unfit', `the books do not fit the set-up: ${en}`, { ru, en }, cause);
  }
}

/** The configuration names books that this build cannot read. */
export class LedgerNotBuilt extends DomainError {
  constructor(source: string) {
    super('invalid', 'sales.ledger-not-built', `this build cannot read the books «${source}»`, { source });
  }
}
/** The configuration names other books than those that are mirrored: that what is shown is thrown away is for a person to say. */
export class LedgerBooksOther extends DomainError {
  constructor(configured: string, mirrored: string) {
    const said = `the configuration names the books «${configured}», and those of «${mirrored}» are mirrored`;
    super('conflict', 'sales.ledger-books-other', said, { configured, mirrored });
  }
}
/** Behind the same source stands another base than the one that is mirrored: likewise. */
export class LedgerBaseOther extends DomainError {
  constructor(
    readonly kept: string,
    found: string,
  ) {
    const said = `the address leads to another base («${found}») than the one that is mirrored («${kept}»)`;
    super('conflict', 'sales.ledger-base-other', said, { kept, found });
  }
}
/** The books to be changed to are not those of the configuration. */
export class LedgerNotConfigured extends DomainError {
  constructor(wanted: string, configured: string) {
    const said = `the configuration names the books «${configured}», not «${wanted}»`;
    super('invalid', 'sales.ledger-not-configured', said, { wanted, configured });
  }
}
/** Another instance holds the reading by now; what was kept of this pass stays. */
export class LedgerTakenOver extends DomainError {
  constructor() {
    super('conflict', 'sales.ledger-taken-over', 'another instance reads the books now');
  }
}
