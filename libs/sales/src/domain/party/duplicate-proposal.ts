import { newId } from '@prorab/kernel';
import { keyOf } from './contact-point.js';
import { ProposalDecided } from './party-errors.js';
import { nameSimilarity } from './party-name.js';
import type { PartyRecord } from './party.js';

/** Two parties that may be one. Decided by a person only. */
export interface DuplicateProposal {
  id: string;
  /** Ordered, `firstId < secondId`: one proposal for a pair, whoever found it. */
  firstId: string;
  secondId: string;
  score: number;
  /** `point:phone:+7812…`, `name:0.86`, `inn`. */
  reasons: readonly string[];
  state: 'open' | 'merged' | 'dismissed';
  createdAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
}

export const nameThreshold = 0.72;

/** How much two parties look like one; null = not worth a person's time. */
export function compare(
  a: PartyRecord,
  b: PartyRecord,
  sharedPoints: readonly string[] = [],
): { score: number; reasons: string[] } | null {
  const reasons = sharedPoints.map((p) => `point:${p}`);
  const inn = (r: PartyRecord): string | undefined => r.points.find((p) => p.kind === 'inn')?.value;
  const bKeys = new Set(b.points.map(keyOf));
  for (const p of a.points) if (bKeys.has(keyOf(p))) reasons.push(`point:${keyOf(p)}`);
  const [x, y] = [inn(a), inn(b)];
  const likeness = a.name && b.name ? nameSimilarity(a.name, b.name) : 0;
  if (likeness >= nameThreshold) reasons.push(`name:${likeness.toFixed(2)}`);
  if (reasons.length === 0) return null;
  // Two taxpayers of one name are usually two companies.
  const factor = x && y && x !== y ? 0.3 : 1;
  const score = Math.min(1, (reasons.some((r) => r.startsWith('point:')) ? 0.7 : 0) + likeness * 0.5) * factor;
  return { score: Math.round(score * 100) / 100, reasons };
}

export function propose(
  a: string,
  b: string,
  found: { score: number; reasons: readonly string[] },
  at: Date,
): DuplicateProposal {
  const [firstId, secondId] = a < b ? [a, b] : [b, a];
  return { id: newId(), firstId, secondId, ...found, state: 'open', createdAt: at, decidedAt: null, decidedBy: null };
}

/** @throws ProposalDecided */
export function decide(
  p: DuplicateProposal,
  state: 'merged' | 'dismissed',
  by: string | null,
  at: Date,
): DuplicateProposal {
  if (p.state !== 'open') throw new ProposalDecided(p.id, p.state);
  return { ...p, state, decidedAt: at, decidedBy: by };
}
