import { type CalendarDay, dayNumber, newId } from '@prorab/kernel';
import { InvoiceActUndoable, InvoicePromiseInPast } from './invoice-care-errors.js';
import type { Rung } from './rung.js';

/** The memento of what people and the clock have done about the payment of one invoice. */
export interface CareRecord {
  readonly invoiceKey: string;
  /** Who looks after it instead of its manager; null = as the books say. */
  readonly ownerId: string | null;
  /** Its manager says that it is not his; without another owner the heads look after it. */
  readonly disowned: boolean;
  readonly promisedOn: CalendarDay | null;
  readonly snoozedUntil: Date | null;
  readonly refused: { readonly reason: string; readonly note: string | null } | null;
  /** The customer was spoken to, as a person says. */
  readonly contactedAt: Date | null;
  /** It is no phantom, whatever it looks like. */
  readonly countsItself: boolean;
  readonly told: { readonly step: number; readonly to: Rung['to']; readonly at: Date } | null;
}
export const careActs = [
  'promised',
  'refused',
  'snoozed',
  'contacted',
  'handed-over',
  'not-mine',
  'two-orders',
  'told',
  'undone',
] as const;
export type CareActKind = (typeof careActs)[number];

/** One line of the history; `before` is what its undo restores. */
export interface CareAct {
  readonly id: string;
  readonly kind: CareActKind;
  readonly at: Date;
  /** null = the clock. */
  readonly byId: string | null;
  readonly note: string | null;
  readonly before: Partial<CareRecord>;
  readonly undone: boolean;
}
export interface By {
  readonly at: Date;
  readonly byId: string | null;
}

export const untouched = (invoiceKey: string): CareRecord => ({
  ...{ invoiceKey, ownerId: null, disowned: false, promisedOn: null, snoozedUntil: null, refused: null },
  ...{ contactedAt: null, countsItself: false, told: null },
});

/** What is done about the payment of one invoice. What one did last can be undone, whatever it was. */
export class InvoiceCare {
  #state: CareRecord;
  #acts: CareAct[] = [];

  private constructor(
    state: CareRecord,
    /** The last thing that a person did; null = nobody did anything, or it was undone. */
    private last: CareAct | null,
  ) {
    this.#state = state;
  }
  static restore(state: CareRecord, last: CareAct | null): InvoiceCare {
    return new InvoiceCare(state, last);
  }
  get state(): CareRecord {
    return this.#state;
  }
  /** What was done since it was taken, for the history. */
  get acts(): readonly CareAct[] {
    return this.#acts;
  }
  /** The act that `undo` took back; its line says so from now on. */
  undid: CareAct | null = null;

  /** The customer says when he will pay; the count begins anew on that day. @param today of the branch */
  promise(on: CalendarDay, today: CalendarDay, by: By): void {
    // Also refuses what is no day at all.
    if (dayNumber(on) < dayNumber(today)) throw new InvoicePromiseInPast(on);
    this.#do('promised', { promisedOn: on, snoozedUntil: null, refused: null }, by, on);
  }
  /** He will not pay; nobody is reminded any more. */
  refuse(refused: { reason: string; note: string | null }, by: By): void {
    this.#do('refused', { refused }, by, refused.note === null ? refused.reason : `${refused.reason}: ${refused.note}`);
  }
  snooze(until: Date, by: By): void {
    this.#do('snoozed', { snoozedUntil: until }, by, until.toISOString());
  }
  noteContact(note: string | null, by: By): void {
    this.#do('contacted', { contactedAt: by.at }, by, note);
  }
  handOver(to: string, by: By): void {
    this.#do('handed-over', { ownerId: to, disowned: false }, by, to);
  }
  disown(by: By): void {
    this.#do('not-mine', { ownerId: null, disowned: true }, by, null);
  }
  /** It only looks like another one: the customer wants both. */
  countForItself(by: By): void {
    this.#do('two-orders', { countsItself: true }, by, null);
  }
  tell({ step, to }: Rung, at: Date): void {
    this.#change({ told: { step, to, at }, snoozedUntil: null });
    this.#acts.push({ id: newId(), kind: 'told', at, byId: null, note: `${step} ${to}`, before: {}, undone: false });
  }
  /** Takes back the last thing that a person did. @throws InvoiceActUndoable */
  undo(by: By): void {
    if (!this.last) throw new InvoiceActUndoable(this.#state.invoiceKey);
    this.#change(this.last.before);
    this.#acts.push({ id: newId(), kind: 'undone', ...by, note: this.last.kind, before: {}, undone: false });
    this.undid = this.last;
    this.last = null;
  }

  #do(kind: CareActKind, change: Partial<CareRecord>, by: By, note: string | null): void {
    const before = Object.fromEntries(
      Object.keys(change).map((key) => [key, this.#state[key as keyof CareRecord]]),
    ) as Partial<CareRecord>;
    this.#change(change);
    this.last = { id: newId(), kind, ...by, note: note?.slice(0, 500) ?? null, before, undone: false };
    this.#acts.push(this.last);
  }
  #change(change: Partial<CareRecord>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
  }
}
