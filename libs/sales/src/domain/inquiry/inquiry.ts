import type { Channel } from '../channel.js';
import { codesOf } from '../distribution/trace.js';
import type { Act, FirstContact, OwingAct } from './act.js';
import {
  InquiryHasNoOwner,
  InquiryLinkedToItself,
  InquiryMoveRefused,
  InquiryTaken,
  LossReasonUnknown,
} from './inquiry-errors.js';
import type { InquiryRecord } from './inquiry-record.js';
import { isOpen, moves } from './inquiry-status.js';
import { InquiryStory } from './inquiry-story.js';
import { type Contacts, gainsFrom, linkTrace } from './linking.js';
import { openedRecord } from './opened-record.js';

export type { Act, FirstContact, OwingAct };

/** One customer's request, from the first contact to the win or the loss. It has one owner at most, and says how it came to each. */
export class Inquiry extends InquiryStory {
  static restore(state: InquiryRecord): Inquiry {
    return new Inquiry({ ...state });
  }

  static open(number: number, first: FirstContact, act: OwingAct): Inquiry {
    const inquiry = new Inquiry(openedRecord(number, first, act));
    inquiry.write('opened', act, null, null);
    return inquiry;
  }

  /** One more letter, call or chat of the customer. An answered inquiry owes an answer again. */
  join(contact: { channel: Channel; threadKey: string | null; at: Date }, act: OwingAct): void {
    const { number, status, ownerId, channels, threads, contactCount, lastContactAt } = this.state;
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
    const { passedBy } = this.state;
    this.move('assign', act, {
      ownerId: to,
      lastOwnerId: to,
      assignedAt: act.at,
      takeBy: this.state.status === 'answered' ? null : act.takeBy,
      passedBy: act.byHand ? passedBy.filter((id) => id !== to) : passedBy,
    });
  }

  /** Nobody could get it: the reasons are kept, the waiting goes on. @returns whether the reasons are new ones */
  keepWaiting(act: Act): boolean {
    const waitsBecause = codesOf(act.because ?? []).join(' ');
    if (waitsBecause === this.state.waitsBecause) return false;
    this.change({ waitsBecause });
    this.write('kept-waiting', act, this.state.status, null);
    return true;
  }

  /** @throws InquiryTaken when it is another's work already; the head assigns it over then. */
  take(by: string, act: Act): void {
    const { ownerId, status, number } = this.state;
    if (ownerId !== null && ownerId !== by && status !== 'waiting') throw new InquiryTaken(number, ownerId);
    this.move('take', act, {
      ownerId: by,
      lastOwnerId: by,
      assignedAt: this.state.assignedAt ?? act.at,
      takeBy: null,
      touchedAt: act.at,
    });
  }

  /** Back to the pool. `notAgain`: the owner is not asked for it once more. */
  returnToPool(act: Act, { notAgain }: { notAgain: boolean }): void {
    const { ownerId, passedBy } = this.state;
    const passed = notAgain && ownerId !== null && !passedBy.includes(ownerId) ? [...passedBy, ownerId] : passedBy;
    this.move('return', act, { ownerId: null, assignedAt: null, takeBy: null, passedBy: passed });
  }

  /** Answered on the board or past it (Sent folder, own phone). Who answers an ownerless inquiry owns it. */
  answer(by: string | null, act: Act): void {
    const { ownerId, lastOwnerId, firstAnsweredAt, assignedAt } = this.state;
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
    if (this.state.ownerId === null && isOpen(this.state.status)) throw new InquiryHasNoOwner(this.state.number);
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

  unmarkSpam(act: OwingAct): void {
    this.move('unspam', act, { respondBy: act.hours.addWorkingMinutes(act.at, act.respondWithinMinutes) });
  }

  /** Open again and in the pool; the rules will look for its last owner first. */
  reopen(act: OwingAct): void {
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

  /** It is the same matter as another: ends here and goes on there. Neither won nor lost. @throws InquiryLinkedToItself */
  linkTo(target: InquiryRecord, contactIds: readonly string[], act: Act): void {
    const { id, number, threads, respondBy } = this.state;
    if (target.id === id) throw new InquiryLinkedToItself(number);
    const gained = threads.filter((t) => !target.threads.includes(t));
    this.drop(threads);
    this.move(
      'link',
      { ...act, because: linkTrace('linked-to', target.number) },
      {
        ...{ ownerId: null, assignedAt: null, respondBy: null, takeBy: null, closedAt: act.at, touchedAt: act.at },
        threads: [],
        link: { to: target.id, threads, gained, contactIds, respondBy },
      },
      'linked',
    );
  }

  /** The other side of `linkTo`; `other` as it was before. Its owner comes along when there is none here. */
  absorb(other: InquiryRecord, act: Act): void {
    const { number, status, ownerId } = this.state;
    if (moves.absorb[status] === undefined) throw new InquiryMoveRefused(number, 'absorb', status);
    const told = { ...act, because: linkTrace('linked-from', other.number) };
    this.change(gainsFrom(this.state, other));
    if (status === 'answered' && other.respondBy) this.move(ownerId ? 'absorb' : 'return', told, {}, 'absorbed');
    else this.write('absorbed', told, status, null);
    if (ownerId !== null || other.ownerId === null) return;
    if (this.state.status === 'waiting' && other.status !== 'assigned') this.take(other.ownerId, told);
    else this.assign(other.ownerId, { ...told, takeBy: other.takeBy });
  }

  /** A matter of its own after all: waits, its last owner is asked first. The promise is the one that was given. */
  separate(holder: InquiryRecord, contacts: Contacts, act: OwingAct): void {
    const { number, status, link } = this.state;
    if (!link) throw new InquiryMoveRefused(number, 'separate', status);
    const respondBy = link.respondBy ?? act.hours.addWorkingMinutes(act.at, act.respondWithinMinutes);
    const told = { ...act, because: linkTrace('separated-from', holder.number) };
    // What was linked to this one before, and was separated first, has its threads already.
    const threads = link.threads.filter((t) => !link.gained.includes(t) || holder.threads.includes(t));
    const back = { ...contacts, threads, link: null, closedAt: null, respondBy };
    this.move('separate', told, back, 'separated');
  }

  /** The other side of `separate`; `other` as it was before. */
  release({ number, link }: InquiryRecord, contacts: Contacts, act: Act): void {
    const { threads, status } = this.state;
    const gone = link?.gained ?? [];
    this.drop(gone);
    this.change({ ...contacts, threads: threads.filter((t) => !gone.includes(t)) });
    this.write('released', { ...act, because: linkTrace('separated-out', number) }, status, null);
  }

  planNextStep(nextStep: { text: string; due: Date } | null, act: Act): void {
    this.change({ nextStep, touchedAt: act.at });
    this.write('next-step', { ...act, note: nextStep?.text ?? null }, this.state.status, null);
  }

  /** The head is told once per owed answer. @returns whether it was not told yet */
  escalate(act: Act): boolean {
    if (this.state.escalatedAt !== null || !isOpen(this.state.status)) return false;
    this.change({ escalatedAt: act.at });
    this.write('escalated', act, this.state.status, null);
    return true;
  }

  /** It is another kind of sale than was thought. */
  moveToPipeline(pipeline: string, act: Act): void {
    if (pipeline === this.state.pipeline) return;
    this.change({ pipeline });
    this.write('pipeline', { ...act, note: pipeline }, this.state.status, null);
  }

  giveToParty(partyId: string, act: Act): void {
    this.change({ partyId });
    this.write('party-changed', act, this.state.status, null);
  }
}
