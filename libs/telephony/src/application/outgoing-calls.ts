import { PhoneNumber } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { type CallState } from '../domain/call.js';
import type { CallerCard } from '../domain/caller-card.js';
import { NumberForbidden, NumberUndiallable } from '../domain/outgoing.errors.js';
import { inTime } from './in-time.js';
import { OutgoingRules } from './outgoing-rules.js';
import { CallBook } from './ports/call-book.port.js';
import { CallerDirectory } from './ports/caller-directory.port.js';
import { type Line, Lines } from './ports/lines.port.js';
import { type PhoneOwner, PhoneOwners } from './ports/phone-owners.port.js';
import { TelephonySettings } from './telephony-settings.js';

/** Whom a call goes to, and the line of ours that he sees. */
export type OutgoingSide = Pick<CallState, 'caller' | 'callerName' | 'line' | 'lineTitle' | 'branchId' | 'party'>;

/** Whom one of us means by what he has typed or dialled, and as whom we call him. */
@UseCase()
export class OutgoingCalls {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly lines: Lines,
    private readonly calls: CallBook,
    private readonly callers: CallerDirectory,
    private readonly rules: OutgoingRules,
    private readonly settings: TelephonySettings,
  ) {}

  /** @throws NumberUndiallable, NumberForbidden */
  async sideOf(said: string, by: PhoneOwner | null): Promise<OutgoingSide> {
    const extension = PhoneNumber.internalOf(said);
    const colleague = extension === null ? null : await this.owners.byExtension(extension);
    if (colleague) {
      return {
        ...{ caller: { kind: 'inside', extension: colleague.extension }, callerName: colleague.name, party: null },
        ...{ line: by?.extension ?? '', lineTitle: by?.name ?? '', branchId: by?.branchId ?? null },
      };
    }
    const number = PhoneNumber.parse(said, by?.areaCode ? { areaCode: by.areaCode } : {})?.e164;
    if (number === undefined) throw new NumberUndiallable(said);
    if (!this.rules.allows(number)) throw new NumberForbidden(number);
    const known = await inTime(this.callers.byNumber(number), this.settings.lookupMs);
    const party = known === 'late' ? null : known;
    const line = await this.#lineFor(number, party, by);
    return {
      ...{ caller: { kind: 'number', number }, callerName: '', party },
      ...{ line: line?.number ?? '', lineTitle: line?.title ?? '', branchId: line?.branchId ?? by?.branchId ?? null },
    };
  }
  /** The number of his city: by which we were last in touch, else of his branch, else of whoever calls. */
  async #lineFor(number: string, party: CallerCard | null, by: PhoneOwner | null): Promise<Line | null> {
    const [all, last] = await Promise.all([this.lines.all(), this.calls.lastLineOf(number)]);
    const of = (branchId: string | null | undefined): Line | undefined =>
      branchId ? all.find((line) => line.branchId === branchId) : undefined;
    return all.find((line) => line.number === last) ?? of(party?.branchId) ?? of(by?.branchId) ?? all[0] ?? null;
  }
}
