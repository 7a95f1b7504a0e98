import { newId } from '@prorab/kernel';
import { type ContactPoint, keyOf } from './contact-point.js';
import { MergeConflictsOpen, MergeUndoImpossible, MergeUndone, MergeWithItself } from './party-errors.js';
import type { Party, PartyAct, PartyRecord } from './party.js';

export type MergeConflict = 'two-inns' | 'two-codes1c' | 'two-responsibles' | 'company-and-person' | 'two-names';

/** Why a merge cannot be undone; of a contact point or an inquiry it is said which one: `point-gone:email:a@b.ru`. */
export type MergeUndoBlocker = 'survivor-merged-on' | 'absorbed-changed' | 'point-gone' | 'inquiry-moved';
type Blocked = MergeUndoBlocker | `${MergeUndoBlocker}:${string}`;

/** What a merge would do; the dry run shows it, the merge does exactly it. */
export interface MergePlan {
  survivorId: string;
  absorbedId: string;
  points: readonly ContactPoint[];
  inquiryIds: readonly string[];
  contacts: number;
  name: string | null;
  responsible: { keeps: string | null; drops: string | null };
  conflicts: readonly MergeConflict[];
}

/** Both parties before and the survivor after: enough to restore both. */
export interface MergeRecord {
  id: string;
  survivorId: string;
  absorbedId: string;
  at: Date;
  by: string | null;
  /** true: an unidentified single contact was linked without asking. */
  silent: boolean;
  survivorBefore: PartyRecord;
  absorbedBefore: PartyRecord;
  survivorAfter: PartyRecord;
  movedInquiryIds: readonly string[];
  /** Entries of the time line that were moved. */
  movedContactIds: readonly string[];
  undoneAt: Date | null;
}

export function planMerge(
  survivor: Party,
  absorbed: Party,
  moved: { inquiryIds: readonly string[]; contacts: number },
): MergePlan {
  if (survivor.id === absorbed.id) throw new MergeWithItself(survivor.id);
  survivor.expectAlive();
  absorbed.expectAlive();
  const [s, a] = [survivor.state, absorbed.state];
  const values = (r: PartyRecord, kind: string): string[] =>
    r.points.filter((p) => p.kind === kind).map((p) => p.value);
  const bothOf = (kind: string): boolean => values(s, kind).length > 0 && values(a, kind).length > 0;
  const differ = <T>(x: T | null, y: T | null): boolean => x !== null && y !== null && x !== y;
  const conflicts: MergeConflict[] = [];
  if (bothOf('inn')) conflicts.push('two-inns');
  if (bothOf('code1c')) conflicts.push('two-codes1c');
  if (differ(s.responsibleId, a.responsibleId)) conflicts.push('two-responsibles');
  if (s.kind !== a.kind && s.kind !== 'unknown' && a.kind !== 'unknown') conflicts.push('company-and-person');
  if (s.name && a.name && s.nameKey !== a.nameKey) conflicts.push('two-names');
  return {
    survivorId: s.id,
    absorbedId: a.id,
    points: a.points,
    inquiryIds: moved.inquiryIds,
    contacts: moved.contacts,
    name: s.name ?? a.name,
    responsible: {
      keeps: s.responsibleId ?? a.responsibleId,
      drops: differ(s.responsibleId, a.responsibleId) ? a.responsibleId : null,
    },
    conflicts,
  };
}

/** @throws MergeConflictsOpen unless every conflict of the plan was seen and accepted by a person */
export function merge(
  survivor: Party,
  absorbed: Party,
  plan: MergePlan,
  done: { accepted: readonly string[]; movedContactIds: readonly string[]; silent: boolean },
  act: PartyAct,
): MergeRecord {
  const open = plan.conflicts.filter((c) => !done.accepted.includes(c));
  if (open.length) throw new MergeConflictsOpen(open);
  const [survivorBefore, absorbedBefore] = [survivor.state, absorbed.state];
  const id = newId();
  survivor.becomeBy(
    {
      points: [...survivorBefore.points, ...absorbedBefore.points],
      name: plan.name,
      nameKey: survivorBefore.name ? survivorBefore.nameKey : absorbedBefore.nameKey,
      kind: survivorBefore.kind === 'unknown' ? absorbedBefore.kind : survivorBefore.kind,
      responsibleId: plan.responsible.keeps,
      branchId: survivorBefore.branchId ?? absorbedBefore.branchId,
    },
    'absorbed',
    { mergeId: id, party: absorbed.id, name: absorbedBefore.name },
    act,
  );
  absorbed.becomeBy({ points: [], mergedInto: survivor.id }, 'merged-away', { mergeId: id, into: survivor.id }, act);
  return {
    id,
    survivorId: survivor.id,
    absorbedId: absorbed.id,
    ...act,
    silent: done.silent,
    survivorBefore,
    absorbedBefore,
    survivorAfter: survivor.state,
    movedInquiryIds: plan.inquiryIds,
    movedContactIds: done.movedContactIds,
    undoneAt: null,
  };
}

/**
 * Puts both back as they were. What came to the survivor since then stays with it (new points, a new name, another
 * responsible); what was taken from it since then, or went on into another merge, makes the undo impossible.
 * `blockers`: what the caller found, `inquiry-moved:1042`. @throws MergeUndone, MergeUndoImpossible
 */
export function undoMerge(
  record: MergeRecord,
  survivor: Party,
  absorbed: Party,
  act: PartyAct,
  blockers: readonly Blocked[] = [],
): MergeRecord {
  if (record.undoneAt) throw new MergeUndone(record.id);
  const now = survivor.state;
  const { survivorBefore, absorbedBefore, survivorAfter } = record;
  const held = new Set(now.points.map(keyOf));
  const reasons: Blocked[] = [...blockers];
  if (now.mergedInto !== null) reasons.push('survivor-merged-on');
  if (absorbed.state.mergedInto !== survivor.id) reasons.push('absorbed-changed');
  for (const p of absorbedBefore.points) if (!held.has(keyOf(p))) reasons.push(`point-gone:${keyOf(p)}`);
  if (reasons.length) throw new MergeUndoImpossible(reasons);

  const known = new Set(survivorAfter.points.map(keyOf));
  const since = now.points.filter((p) => !known.has(keyOf(p)));
  const still = survivorBefore.points.filter((p) => held.has(keyOf(p)));
  const keep = <K extends 'name' | 'nameKey' | 'kind' | 'responsibleId' | 'branchId'>(key: K): PartyRecord[K] =>
    now[key] === survivorAfter[key] ? survivorBefore[key] : now[key];
  survivor.becomeBy(
    {
      points: [...still, ...since],
      name: keep('name'),
      nameKey: keep('nameKey'),
      kind: keep('kind'),
      responsibleId: keep('responsibleId'),
      branchId: keep('branchId'),
    },
    'merge-undone',
    { mergeId: record.id, party: absorbed.id },
    act,
  );
  absorbed.becomeBy(
    { ...absorbedBefore, mergedInto: null },
    'merge-undone',
    { mergeId: record.id, party: survivor.id },
    act,
  );
  return { ...record, undoneAt: act.at };
}
