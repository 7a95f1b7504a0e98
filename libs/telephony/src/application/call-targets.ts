import { Clock, PhoneNumber } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { ColleagueBusy, NoWayOut, TargetUnfit } from '../domain/call.errors.js';
import type { Caller } from '../domain/caller.js';
import type { HandTo } from '../domain/handing-over.js';
import { NumberForbidden, NumberUndiallable } from '../domain/outgoing.errors.js';
import { type RingStep, ringPlan } from '../domain/ring-plan.js';
import { OutgoingRules } from './outgoing-rules.js';
import { CallBook } from './ports/call-book.port.js';
import { Operators } from './ports/operators.port.js';
import { type PhoneOwner, PhoneOwners } from './ports/phone-owners.port.js';
import { TelephonySettings } from './telephony-settings.js';

/** One of the two. */
export interface TargetWish {
  readonly employeeId?: string;
  /** Extension of a colleague, or a number outside as people write it. */
  readonly to?: string;
}
export interface Target extends HandTo {
  /** Of the colleague, or the number. */
  readonly name: string;
}

/** Who can be given a call. */
@UseCase()
export class CallTargets {
  constructor(
    private readonly owners: PhoneOwners,
    private readonly operators: Operators,
    private readonly calls: CallBook,
    private readonly outgoing: OutgoingRules,
    private readonly settings: TelephonySettings,
    private readonly clock: Clock,
  ) {}

  /** @param line of ours, which a number outside is shown. @throws TargetUnfit, ColleagueBusy, NumberUndiallable, NumberForbidden, NoWayOut */
  async of({ employeeId, to = '' }: TargetWish, line: string, by: string | null): Promise<Target> {
    const extension = PhoneNumber.internalOf(to);
    const found =
      employeeId === undefined ? extension && this.owners.byExtension(extension) : this.owners.ofEmployee(employeeId);
    const colleague = (await found) || null;
    if (colleague) return this.#colleague(colleague, by);
    if (employeeId !== undefined || extension !== null) throw new TargetUnfit(to || 'this colleague');
    const number = PhoneNumber.parse(to)?.e164;
    if (number === undefined) throw new NumberUndiallable(to);
    if (!this.outgoing.allows(number)) throw new NumberForbidden(number);
    if (this.outgoing.trunkOf(line) === null) throw new NoWayOut();
    return { employeeId: null, extension: number, name: number };
  }
  /** Who is at the other side of a call that one of us has made. @throws TargetUnfit: nobody can tell */
  async otherSideOf(caller: Caller): Promise<HandTo> {
    if (caller.kind === 'number') return { employeeId: null, extension: caller.number };
    if (caller.kind !== 'inside') throw new TargetUnfit('the other side');
    const { extension } = caller;
    return { employeeId: (await this.owners.byExtension(extension))?.employeeId ?? null, extension };
  }
  async #colleague({ employeeId, extension, name }: PhoneOwner, by: string | null): Promise<Target> {
    if (employeeId === by) throw new TargetUnfit(name);
    const { talking } = await this.calls.activity(this.clock.now());
    if (talking.has(employeeId)) throw new ColleagueBusy(name);
    return { employeeId, extension, name };
  }
  /** Who rings, all at once, when nobody takes what was handed over; null: there is nobody. */
  async group(branchId: string | null, except: ReadonlySet<string | null>): Promise<RingStep | null> {
    const now = this.clock.now();
    const [cards, { talking, ringing }] = await Promise.all([this.operators.all(now), this.calls.activity(now)]);
    const there = cards
      .filter(({ employeeId }) => !except.has(employeeId))
      .map(({ employeeId, extension, branchId: at, atWork }) => ({
        ...{ employeeId, extension, branchId: at, atWork },
        ...{ free: !talking.has(employeeId), ringing: ringing.has(employeeId), lastTalkAt: null },
      }));
    const [step = null] = ringPlan({ branchId, keeper: null }, there, { ...this.settings.rules, group: 'all' });
    return step;
  }
  async nameOf(employeeId: string | null): Promise<string> {
    return employeeId === null ? '' : ((await this.owners.ofEmployee(employeeId))?.name ?? '');
  }
}
