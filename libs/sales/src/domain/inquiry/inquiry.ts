import { newId } from '@prorab/kernel';
import type { Channel } from '../channel.js';
import { type RuleTrace, codesOf } from '../distribution/trace.js';
import type { WorkingTime } from '../working-time.js';
import {
  InquiryChangedMeanwhile,
  InquiryHasNoOwner,
  InquiryMoveRefused,
  InquiryTaken,
  LossReasonUnknown,
} from './inquiry-errors.js';
import type { HistoryEntry, InquiryRecord, TimeSpent } from './inquiry-record.js';
import { type InquiryMove, isClosed, isOpen, moves } from './inquiry-status.js';

/** Who acts, when, and by whose hours time is counted. */
export interface Act {
  at: Date;
  /** Employee; null = the system. */
  by: string | null;
  hours: WorkingTime;
  because?: readonly RuleTrace[];
  note?: string | null;
}

export interface FirstContact {
  channel: Channel;
  partyId: string;
  subject: string;
  preview: string;
  branchId: string | null;
  group: string | null;
  threadKey: string | null;
  receivedAt: Date;
  continues?: string | null;
  /** Staff who already took part in the thread. */
  lastOwnerId?: string | null;
}

/** One customer's request, from the first contact to the win or the loss. It has one owner at most, and says how it came to each. */
export class Inquiry {
  #state: InquiryRecord;
  #news: HistoryEntry[] = [];

  private constructor(state: InquiryRecord) {
    this.#state = Object.freeze(state);
  }

  static restore(state: InquiryRecord): Inquiry {
    return new Inquiry({ ...state });
  }

  static open(number: number, first: FirstContact, act: Act & { respondWithinMinutes: number }): Inquiry {
    const inquiry = new Inquiry({
      id: newId(),
      number,
      status: 'waiting',
      channel: first.channel,
      channels: [first.channel],
      partyId: first.partyId,
      subject: first.subject,
      preview: first.preview,
      branchId: first.branchId,
      group: first.group,
      ownerId: null,
      lastOwnerId: first.lastOwnerId ?? null,
      passedBy: [],
      waitsBecause: null,
      continues: first.continues ?? null,
      threads: first.threadKey ? [first.threadKey] : [],
      contactCount: 1,
      receivedAt: first.receivedAt,
      lastContactAt: first.receivedAt,
      respondBy: act.hours.addWorkingMinutes(first.receivedAt, act.respondWithinMinutes),
      firstAnsweredAt: null,
      takeBy: null,
      escalatedAt: null,
      assignedAt: null,
      statusSince: act.at,
      touchedAt: act.at,
      closedAt: null,
      lossReason: null,
      lossNote: null,
      nextStep: null,
      spent: {},
      version: 0,
    });
    inquiry.write('opened', act, null, null);
    return inquiry;
  }

  get state(): InquiryRecord {
    return this.#state;
  }
  get id(): string {
    return this.#state.id;
  }
  /** History lines written since it was restored; the book appends them and forgets them here. */
  get news(): readonly HistoryEntry[] {
    return this.#news;
  }
  /** Told by the book after it was stored. */
  stored(version: number): void {
    this.#state = Object.freeze({ ...this.#state, version });
    this.#news = [];
  }

  /** @throws InquiryChangedMeanwhile when the caller decided on an older state than this. */
  expectVersion(expected: number | undefined): void {
    if (expected !== undefined && expected !== this.#state.version) {
      throw new InquiryChangedMeanwhile(this.#state.number, expected, this.#state.version);
    }
  }

  /** One more letter, call or chat of the customer. An answered inquiry owes an answer again. */
  join(
    contact: { channel: Channel; threadKey: string | null; at: Date },
    act: Act & { respondWithinMinutes: number },
  ): void {
    const { number, status, ownerId, channels, threads, contactCount, lastContactAt } = this.#state;
    if (moves.hear[status] === undefined) throw new InquiryMoveRefused(number, 'hear', status);
    const known = contact.threadKey === null || threads.includes(contact.threadKey);
    const owedAnew = status === 'answered';
    this.change({
      channels: channels.includes(contact.channel) ? channels : [...channels, contact.channel],
      threads: known || contact.threadKey === null ? threads : [...threads, contact.threadKey],
      contactCount: contactCount + 1,
      lastContactAt: contact.at > lastContactAt ? contact.at : lastContactAt,
      ...(owedAnew
        ? { respondBy: act.hours.addWorkingMinutes(contact.at, act.respondWithinMinutes), escalatedAt: null }
        : {}),
    });
    if (owedAnew) this.move(ownerId === null ? 'return' : 'hear', act, {}, 'joined');
    else this.write('joined', act, status, null);
  }

  assign(to: string, act: Act & { takeBy: Date | null; byHand?: boolean }): void {
    const { passedBy } = this.#state;
    this.move('assign', act, {
      ownerId: to,
      lastOwnerId: to,
      assignedAt: act.at,
      takeBy: this.#state.status === 'answered' ? null : act.takeBy,
      passedBy: act.byHand ? passedBy.filter((id) => id !== to) : passedBy,
    });
  }

  /** Nobody could get it: the reasons are kept, the waiting goes on. @returns whether the reasons are new ones */
  keepWaiting(act: Act): boolean {
    const waitsBecause = codesOf(act.because ?? []).join(' ');
    if (waitsBecause === this.#state.waitsBecause) return false;
    this.change({ waitsBecause });
    this.write('kept-waiting', act, this.#state.status, null);
    return true;
  }

  /** @throws InquiryTaken when it is another's work already; the head assigns it over then. */
  take(by: string, act: Act): void {
    const { ownerId, status, number } = this.#state;
    if (ownerId !== null && ownerId !== by && status !== 'waiting') throw new InquiryTaken(number, ownerId);
    this.move('take', act, {
      ownerId: by,
      lastOwnerId: by,
      assignedAt: this.#state.assignedAt ?? act.at,
      takeBy: null,
      touchedAt: act.at,
    });
  }

  /** Back to the pool. `notAgain`: the owner is not asked for it once more. */
  returnToPool(act: Act, { notAgain }: { notAgain: boolean }): void {
    const { ownerId, passedBy } = this.#state;
    const passed = notAgain && ownerId !== null && !passedBy.includes(ownerId) ? [...passedBy, ownerId] : passedBy;
    this.move('return', act, { ownerId: null, assignedAt: null, takeBy: null, passedBy: passed });
  }

  /** Answered on the board or past it (Sent folder, own phone). Who answers an ownerless inquiry owns it. */
  answer(by: string | null, act: Act): void {
    const { ownerId, lastOwnerId, firstAnsweredAt, assignedAt } = this.#state;
    const owner = ownerId ?? by;
    this.move('answer', act, {
      ownerId: owner,
      lastOwnerId: owner ?? lastOwnerId,
      assignedAt: owner === null ? null : (assignedAt ?? act.at),
      firstAnsweredAt: firstAnsweredAt ?? act.at,
      respondBy: null,
      takeBy: null,
      touchedAt: act.at,
    });
  }

  win(act: Act): void {
    if (this.#state.ownerId === null && isOpen(this.#state.status)) throw new InquiryHasNoOwner(this.#state.number);
    this.move('win', act, { closedAt: act.at, respondBy: null, takeBy: null, touchedAt: act.at, nextStep: null });
  }

  /** @throws LossReasonUnknown */
  lose(reason: string, act: Act & { reasons: readonly string[] }): void {
    if (!act.reasons.includes(reason)) throw new LossReasonUnknown(reason, act.reasons);
    this.move('lose', act, {
      closedAt: act.at,
      lossReason: reason,
      lossNote: act.note?.trim() || null,
      respondBy: null,
      takeBy: null,
      touchedAt: act.at,
      nextStep: null,
    });
  }

  markSpam(act: Act): void {
    this.move('spam', act, { ownerId: null, assignedAt: null, respondBy: null, takeBy: null, nextStep: null });
  }

  unmarkSpam(act: Act & { respondWithinMinutes: number }): void {
    this.move('unspam', act, { respondBy: act.hours.addWorkingMinutes(act.at, act.respondWithinMinutes) });
  }

  /** Open again and in the pool; the rules will look for its last owner first. */
  reopen(act: Act & { respondWithinMinutes: number }): void {
    this.move('reopen', act, {
      ownerId: null,
      assignedAt: null,
      closedAt: null,
      lossReason: null,
      lossNote: null,
      passedBy: [],
      escalatedAt: null,
      respondBy: act.hours.addWorkingMinutes(act.at, act.respondWithinMinutes),
    });
  }

  planNextStep(nextStep: { text: string; due: Date } | null, act: Act): void {
    this.change({ nextStep, touchedAt: act.at });
    this.write('next-step', { ...act, note: nextStep?.text ?? null }, this.#state.status, null);
  }

  /** The head is told once per owed answer. @returns whether it was not told yet */
  escalate(act: Act): boolean {
    if (this.#state.escalatedAt !== null || !isOpen(this.#state.status)) return false;
    this.change({ escalatedAt: act.at });
    this.write('escalated', act, this.#state.status, null);
    return true;
  }

  giveToParty(partyId: string, act: Act): void {
    this.change({ partyId });
    this.write('party-changed', act, this.#state.status, null);
  }

  get isClosed(): boolean {
    return isClosed(this.#state.status);
  }
  get isOpen(): boolean {
    return isOpen(this.#state.status);
  }

  private move(
    name: InquiryMove,
    act: Act,
    changes: Partial<InquiryRecord>,
    kind: HistoryEntry['kind'] = 'moved',
  ): void {
    const { status, number, statusSince, spent } = this.#state;
    const to = moves[name][status];
    if (to === undefined) throw new InquiryMoveRefused(number, name, status);
    const stay = timeBetween(statusSince, act);
    const moved = to !== status;
    this.change({
      waitsBecause: null,
      ...changes,
      status: to,
      ...(moved ? { statusSince: act.at, spent: { ...spent, [status]: plus(spent[status], stay) } } : {}),
    });
    this.write(kind, act, status, moved ? stay : null);
  }

  private change(changes: Partial<InquiryRecord>): void {
    this.#state = Object.freeze({ ...this.#state, ...changes });
  }

  private write(
    kind: HistoryEntry['kind'],
    act: Act,
    from: InquiryRecord['status'] | null,
    spent: TimeSpent | null,
  ): void {
    const { id, status, ownerId } = this.#state;
    const { at, by, because = [], note = null } = act;
    this.#news.push({ id: newId(), inquiryId: id, at, by, kind, from, to: status, ownerId, spent, because, note });
  }
}

const timeBetween = (from: Date, { at, hours }: Act): TimeSpent => ({
  ms: Math.max(0, at.getTime() - from.getTime()),
  workingMinutes: at > from ? hours.workingMinutesBetween(from, at) : 0,
});
const plus = (a: TimeSpent | undefined, b: TimeSpent): TimeSpent => ({
  ms: (a?.ms ?? 0) + b.ms,
  workingMinutes: (a?.workingMinutes ?? 0) + b.workingMinutes,
});
