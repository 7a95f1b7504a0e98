import { PhoneNumber } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { type CallState } from '../domain/call.js';
import { numberOf, oddOf } from '../domain/caller.js';
import type { CallerCard } from '../domain/caller-card.js';
import { NumberForbidden, NumberUndiallable } from '../domain/outgoing.errors.js';
import { inTime } from './in-time.js';
import { NumberPools } from './number-pools.js';
import { OutgoingRules } from './outgoing-rules.js';
import { CallBook } from './ports/call-book.port.js';
import { CallerDirectory } from './ports/caller-directory.port.js';
import { type Line, Lines } from './ports/lines.port.js';
import { NumberingPlan } from './ports/numbering-plan.port.js';
import { type PhoneOwner, PhoneOwners } from './ports/phone-owners.port.js';
import { TelephonySettings } from './telephony-settings.js';

/** Whom a call goes to, and the line of ours that he sees. */
export type OutgoingSide = Pick<
  CallState,
  'caller' | 'callerName' | 'line' | 'lineTitle' | 'branchId' | 'party' | 'place'
>;

/** Whom one of us means by what he has typed or dialled, and as whom we call him. */
@UseCase()
export class OutgoingCalls {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly lines: Lines,
    private readonly pools: NumberPools,
    private readonly calls: CallBook,
    private readonly callers: CallerDirectory,
    private readonly numbers: NumberingPlan,
    private readonly rules: OutgoingRules,
    private readonly settings: TelephonySettings,
  ) {}

  /** @throws NumberUndiallable, NumberForbidden */
  async sideOf(said: string, by: PhoneOwner | null): Promise<OutgoingSide> {
    const to = await this.#whom(said, by);
    if (to.caller.kind === 'odd') throw new NumberUndiallable(said);
    const number = numberOf(to.caller);
    if (number !== null && !this.rules.allows(number)) throw new NumberForbidden(number);
    return this.#sideTo(to, by);
  }
  /** Of a call that the dialplan has let out while we were away: there it was, whatever the rules say. */
  async sideThatWas(said: string, by: PhoneOwner | null): Promise<OutgoingSide> {
    return this.#sideTo(await this.#whom(said, by), by);
  }
  async #whom(said: string, by: PhoneOwner | null): Promise<Pick<CallState, 'caller' | 'callerName'>> {
    const extension = PhoneNumber.internalOf(said);
    const colleague = extension === null ? null : await this.owners.byExtension(extension);
    if (colleague) return { caller: { kind: 'inside', extension: colleague.extension }, callerName: colleague.name };
    const number = PhoneNumber.parse(said, by?.areaCode ? { areaCode: by.areaCode } : {})?.e164;
    return { caller: number === undefined ? oddOf(said) : { kind: 'number', number }, callerName: '' };
  }
  async #sideTo(to: Pick<CallState, 'caller' | 'callerName'>, by: PhoneOwner | null): Promise<OutgoingSide> {
    const number = numberOf(to.caller);
    if (number === null) {
      const within = { line: by?.extension ?? '', lineTitle: by?.name ?? '', branchId: by?.branchId ?? null };
      return { ...to, ...within, party: null, place: null };
    }
    const [known, place] = await Promise.all([
      inTime(this.callers.byNumber(number), this.settings.lookupMs),
      this.numbers.placeOf(number),
    ]);
    const party = known === 'late' ? null : known;
    const line = await this.#lineFor(number, party, by);
    return {
      ...{ ...to, party, place, line: line?.number ?? '', lineTitle: line?.title ?? '' },
      branchId: line?.branchId ?? by?.branchId ?? null,
    };
  }
  /** The number of his city: by which we were last in touch, else of his branch, else of whoever calls. None of a pool: it is another one’s soon. */
  async #lineFor(number: string, party: CallerCard | null, by: PhoneOwner | null): Promise<Line | null> {
    const [lines, met] = await Promise.all([this.lines.all(), this.calls.lastLineOf(number)]);
    const all = lines.filter((line) => !this.pools.has(line.number));
    const last = met && this.pools.lastingOf(met);
    const of = (branchId: string | null | undefined): Line | undefined =>
      branchId ? all.find((line) => line.branchId === branchId) : undefined;
    return all.find((line) => line.number === last) ?? of(party?.branchId) ?? of(by?.branchId) ?? all[0] ?? null;
  }
}
