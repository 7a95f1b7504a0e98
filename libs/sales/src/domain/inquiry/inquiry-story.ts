import { newId } from '@prorab/kernel';
import { type Act, plus, timeBetween } from './act.js';
import { InquiryChangedMeanwhile, InquiryMoveRefused } from './inquiry-errors.js';
import type { HistoryEntry, InquiryRecord, TimeSpent } from './inquiry-record.js';
import { type InquiryMove, isClosed, isOpen, moves } from './inquiry-status.js';

/** The state of an inquiry and its history, which always change together: every move is in the table, and every one is written down. */
export abstract class InquiryStory {
  #state: InquiryRecord;
  #news: HistoryEntry[] = [];
  #dropped: readonly string[] = [];

  protected constructor(state: InquiryRecord) {
    this.#state = Object.freeze(state);
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
  /** Threads that lead here no more since it was restored. */
  get droppedThreads(): readonly string[] {
    return this.#dropped.filter((t) => !this.#state.threads.includes(t));
  }
  /** Told by the book after it was stored. */
  stored(version: number): void {
    this.#state = Object.freeze({ ...this.#state, version });
    this.#news = [];
    this.#dropped = [];
  }

  /** @throws InquiryChangedMeanwhile when the caller decided on an older state than this. */
  expectVersion(expected: number | undefined): void {
    if (expected !== undefined && expected !== this.#state.version) {
      throw new InquiryChangedMeanwhile(this.#state.number, expected, this.#state.version);
    }
  }

  get isClosed(): boolean {
    return isClosed(this.#state.status);
  }
  get isOpen(): boolean {
    return isOpen(this.#state.status);
  }

  protected move(
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

  protected change(changes: Partial<InquiryRecord>): void {
    this.#state = Object.freeze({ ...this.#state, ...changes });
  }

  protected write(
    kind: HistoryEntry['kind'],
    act: Act,
    from: InquiryRecord['status'] | null,
    spent: TimeSpent | null,
  ): void {
    const { id, status, ownerId } = this.#state;
    const { at, by, because = [], note = null } = act;
    this.#news.push({ id: newId(), inquiryId: id, at, by, kind, from, to: status, ownerId, spent, because, note });
  }
  /** These threads lead here no more. */
  protected drop(threads: readonly string[]): void {
    this.#dropped = [...this.#dropped, ...threads];
  }
}
