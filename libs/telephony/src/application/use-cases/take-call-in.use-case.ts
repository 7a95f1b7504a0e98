import { Clock, newId } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { Call } from '../../domain/call.js';
import { callerNameOf, callerOf, numberOf } from '../../domain/caller.js';
import type { CallerCard } from '../../domain/caller-card.js';
import { type RingStep, ringPlan } from '../../domain/ring-plan.js';
import { CallerGate } from '../caller-gate.js';
import { CallChanges } from '../call-changes.js';
import { CallSteering } from '../call-steering.js';
import { inTime } from '../in-time.js';
import { BranchHours } from '../ports/branch-hours.port.js';
import { CallBook } from '../ports/call-book.port.js';
import { CallControl, type ExchangeChannel } from '../ports/call-control.port.js';
import { CallerDirectory } from '../ports/caller-directory.port.js';
import { Lines } from '../ports/lines.port.js';
import { NumberingPlan } from '../ports/numbering-plan.port.js';
import { Operators } from '../ports/operators.port.js';
import { extensionOf } from '../ports/phones.port.js';
import { TelephonySettings } from '../telephony-settings.js';
import { VisitsOfCalls } from '../visits-of-calls.js';

/** Somebody calls one of our numbers: he hears that it rings, is looked up, and the phones that are for him ring. */
@UseCase()
export class TakeCallIn {
  #turn: Promise<unknown> = Promise.resolve();
  constructor(
    private readonly lines: Lines,
    private readonly gate: CallerGate,
    private readonly hours: BranchHours,
    private readonly callers: CallerDirectory,
    private readonly operators: Operators,
    private readonly numbers: NumberingPlan,
    private readonly visits: VisitsOfCalls,
    private readonly calls: CallBook,
    private readonly changes: CallChanges,
    private readonly steering: CallSteering,
    private readonly control: CallControl,
    private readonly settings: TelephonySettings,
    private readonly clock: Clock,
  ) {}

  /** @returns `later`: what is still to come when sales has not answered in time; nothing waits for it */
  async execute({ channel, at }: { channel: ExchangeChannel; at: Date }): Promise<{ later: Promise<void> | null }> {
    const line = await this.lines.of(channel.dialled);
    const caller = callerOf(channel.callerNumber, line.areaCode, extensionOf(channel.endpoint));
    const number = numberOf(caller);
    const refusal = await this.gate.refusalOf(caller, line.number, at);
    if (refusal) {
      await this.control.hangUp(channel.id, refusal);
      return { later: null };
    }
    const call = Call.arrive({
      ...{
        id: newId(),
        channelId: channel.id,
        line: line.number,
        lineTitle: line.title,
        branchId: line.branchId,
        caller,
      },
      ...{ callerName: callerNameOf(channel.callerName, channel.callerNumber), startedAt: at },
      place: number === null ? null : await this.numbers.placeOf(number),
      visit: await this.visits.of(line.number, at),
    });
    if (!(await this.changes.arrived(call))) return { later: null };
    return this.goOn({ call });
  }

  /** Of one that is kept: it rings, also when we were stopped between keeping it and that. */
  async goOn({ call }: { call: Call }): Promise<{ later: Promise<void> | null }> {
    const { channelId, branchId, caller, startedAt } = call.state;
    await this.steering.tell(call, { order: 'ring-tone', channelId });
    const number = numberOf(caller);
    const asked = number === null ? Promise.resolve(null) : this.callers.byNumber(number);
    const known = await inTime(asked, this.settings.lookupMs);
    const kept = await this.#inTurn(async () => {
      const plan = await this.#plan(branchId, known === 'late' ? null : known);
      const isClosed = plan.length === 0 && (await this.hours.of(branchId))?.isOpenAt(startedAt) === false;
      return this.changes.change(channelId, (one) => [
        ...(known === 'late' || known === null ? [] : one.recognise(known)),
        ...(isClosed
          ? one.outOfHours(this.clock.now(), this.settings.nobody?.closed)
          : one.ring(plan, this.clock.now(), this.settings.nobody?.missed)),
      ]);
    });
    if (kept) await this.steering.follow(kept);
    return { later: known === 'late' ? this.#recognise(channelId, asked) : null };
  }
  /** Who chooses second sees whose phone rings already: calls of one moment go to different ones. One instance hears the exchange. */
  #inTurn<T>(choose: () => Promise<T>): Promise<T> {
    if (this.settings.rules.group === 'all') return choose();
    const mine = this.#turn.then(choose);
    this.#turn = mine.catch(() => undefined); // his own call says so
    return mine;
  }
  async #recognise(channelId: string, asked: Promise<CallerCard | null>): Promise<void> {
    const party = await asked;
    if (party) await this.steering.change(channelId, (one) => one.recognise(party));
  }

  async #plan(branchId: string | null, party: CallerCard | null): Promise<RingStep[]> {
    const now = this.clock.now();
    const [cards, { talking, ringing, lastTalkAt }] = await Promise.all([
      this.operators.all(now),
      this.calls.activity(now),
    ]);
    const responsible = cards.find((card) => card.employeeId === party?.responsibleId);
    const keeper = responsible ? { employeeId: responsible.employeeId, deputyId: responsible.deputyId } : null;
    const operators = cards.map(({ employeeId, extension, branchId: at, atWork }) => ({
      ...{ employeeId, extension, branchId: at, atWork },
      ...{
        free: !talking.has(employeeId),
        ringing: ringing.has(employeeId),
        lastTalkAt: lastTalkAt.get(employeeId) ?? null,
      },
    }));
    return ringPlan({ branchId, keeper }, operators, this.settings.rules);
  }
}
