import { newId, plainLine } from '@prorab/kernel';
import { type ContactPoint, type PointKey, isOfficial, samePoint } from './contact-point.js';
import { ContactPointUnknown, PartyMergedAway } from './party-errors.js';
import { nameKey } from './party-name.js';

export type PartyKind = 'company' | 'person' | 'unknown';

/** The memento of a party. */
export interface PartyRecord {
  id: string;
  kind: PartyKind;
  name: string | null;
  /** `nameKey(name)`, for search. */
  nameKey: string;
  responsibleId: string | null;
  branchId: string | null;
  points: readonly ContactPoint[];
  /** Set when a merge moved all it had to another party. */
  mergedInto: string | null;
  createdAt: Date;
  version: number;
}

export interface PartyHistoryEntry {
  id: string;
  partyId: string;
  at: Date;
  by: string | null;
  kind:
    | 'registered'
    | 'point-added'
    | 'point-removed'
    | 'renamed'
    | 'responsible-set'
    | 'absorbed'
    | 'merged-away'
    | 'merge-undone';
  /** What changed, for people and for reports; plain values. */
  detail: Readonly<Record<string, string | null>>;
}

export interface PartyAct {
  at: Date;
  by: string | null;
}

/** A company or a person we deal with. */
export class Party {
  #state: PartyRecord;
  #news: PartyHistoryEntry[] = [];

  private constructor(state: PartyRecord) {
    this.#state = Object.freeze(state);
  }
  static restore(state: PartyRecord): Party {
    return new Party({ ...state });
  }
  static register(
    given: {
      kind: PartyKind;
      name: string | null;
      points: readonly ContactPoint[];
      responsibleId?: string | null;
      branchId?: string | null;
    },
    act: PartyAct,
  ): Party {
    const name = plainLine(given.name ?? '') || null;
    const party = new Party({
      id: newId(),
      kind: given.kind,
      name,
      nameKey: name ? nameKey(name) : '',
      responsibleId: given.responsibleId ?? null,
      branchId: given.branchId ?? null,
      points: given.points,
      mergedInto: null,
      createdAt: act.at,
      version: 0,
    });
    party.write('registered', act, { name });
    return party;
  }

  get state(): PartyRecord {
    return this.#state;
  }
  get id(): string {
    return this.#state.id;
  }
  get news(): readonly PartyHistoryEntry[] {
    return this.#news;
  }
  stored(version: number): void {
    this.#state = Object.freeze({ ...this.#state, version });
    this.#news = [];
  }

  /** We know who it is. A nameless party with a single contact point may be joined to another without asking; this one not. */
  get isIdentified(): boolean {
    const { name, points } = this.#state;
    return name !== null || points.length > 1 || points.some(isOfficial);
  }
  holds(point: PointKey): boolean {
    return this.#state.points.some((p) => samePoint(p, point));
  }

  /** A point it holds already only gets surer. @returns whether anything changed */
  addPoint(point: ContactPoint, act: PartyAct): boolean {
    this.expectAlive();
    const held = this.#state.points.find((p) => samePoint(p, point));
    if (held && held.confidence >= point.confidence) return false;
    const points = held
      ? this.#state.points.map((p) =>
          p === held ? { ...held, confidence: point.confidence, source: point.source } : p,
        )
      : [...this.#state.points, point];
    this.change({ points });
    if (!held) this.write('point-added', act, { kind: point.kind, value: point.value, source: point.source });
    return true;
  }
  /** @throws ContactPointUnknown */
  removePoint(point: PointKey, act: PartyAct): void {
    this.expectAlive();
    if (!this.holds(point)) throw new ContactPointUnknown(point.kind, point.value);
    this.change({ points: this.#state.points.filter((p) => !samePoint(p, point)) });
    this.write('point-removed', act, { kind: point.kind, value: point.value });
  }
  rename(name: string, kind: PartyKind, act: PartyAct): void {
    this.expectAlive();
    const before = this.#state.name;
    const after = plainLine(name) || (before ?? '');
    this.change({ name: after, nameKey: nameKey(after), kind });
    this.write('renamed', act, { from: before, to: after });
  }
  setResponsible(responsibleId: string | null, act: PartyAct): void {
    this.expectAlive();
    if (responsibleId === this.#state.responsibleId) return;
    const before = this.#state.responsibleId;
    this.change({ responsibleId });
    this.write('responsible-set', act, { from: before, to: responsibleId });
  }

  /** For the merge and its undo only: takes the given fields over as they are. */
  becomeBy(
    fields: Partial<PartyRecord>,
    kind: PartyHistoryEntry['kind'],
    detail: PartyHistoryEntry['detail'],
    act: PartyAct,
  ): void {
    const { id, version } = this.#state;
    this.change({ ...fields, id, version });
    this.write(kind, act, detail);
  }

  /** @throws PartyMergedAway */
  expectAlive(): void {
    const { id, mergedInto } = this.#state;
    if (mergedInto !== null) throw new PartyMergedAway(id, mergedInto);
  }
  private change(changes: Partial<PartyRecord>): void {
    this.#state = Object.freeze({ ...this.#state, ...changes });
  }
  private write(kind: PartyHistoryEntry['kind'], { at, by }: PartyAct, detail: PartyHistoryEntry['detail']): void {
    this.#news.push({ id: newId(), partyId: this.#state.id, at, by, kind, detail });
  }
}
