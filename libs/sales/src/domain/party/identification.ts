import { type PointKey, isStrong } from './contact-point.js';
import type { Party } from './party.js';

/** What the contact points of one contact say about its sender. */
export interface Identification {
  /** Whose contact it is; null = somebody new. */
  party: Party | null;
  /** Points nobody holds: go to the sender. */
  free: readonly PointKey[];
  /** Unidentified parties that turn out to be the sender: joined without asking. */
  absorb: readonly Party[];
  /** Identified parties that also hold a point of this contact: a person decides. */
  doubtful: readonly { party: Party; point: PointKey }[];
}

/**
 * Points come best first. The sender is the holder of the first strong point that has one, an identified one before an
 * unidentified one. A browser alone never says that a person with another name is the same person: devices are shared.
 */
export function identify(points: readonly PointKey[], holders: readonly Party[]): Identification {
  const holderOf = (point: PointKey): Party | undefined => holders.find((h) => h.holds(point));
  const free = points.filter((p) => !holderOf(p));
  const strong = points.filter(isStrong);
  const held = (strong.length ? strong : points).flatMap((p) => holderOf(p) ?? []);
  const byBrowser = points.filter((p) => !isStrong(p)).flatMap((p) => holderOf(p) ?? []);
  const party = held.find((h) => h.isIdentified) ?? held[0] ?? byBrowser.find((h) => !h.isIdentified) ?? null;
  const absorb = new Set<Party>();
  const doubtful = new Map<Party, PointKey>();
  for (const point of points) {
    const other = holderOf(point);
    if (!other || other === party) continue;
    if (!other.isIdentified) absorb.add(other);
    else if (!doubtful.has(other)) doubtful.set(other, point);
  }
  return {
    party,
    free,
    absorb: [...absorb],
    doubtful: [...doubtful].map(([other, point]) => ({ party: other, point })),
  };
}
