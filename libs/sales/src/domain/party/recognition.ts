import { plainLine } from '@prorab/kernel';
import { type ContactPointKind, type PointKey, isOfficial, isStrong, keyOf, pointKeys } from './contact-point.js';
import { identify } from './identification.js';
import { Party, type PartyAct } from './party.js';

export interface Claim {
  kind: ContactPointKind;
  value: string;
  name?: string | null;
}

export interface Recognised {
  party: Party;
  /** Unidentified ones that are this party; the caller merges them, or proposes it. */
  absorb: readonly Party[];
  doubtful: readonly { party: Party; point: PointKey }[];
}

export function keysOf(claims: readonly Claim[], areaCode: string): PointKey[] {
  const keys = claims.flatMap((c) => pointKeys(c.kind, c.value, areaCode));
  return [...new Map(keys.map((k) => [keyOf(k), k])).values()];
}

const sureness = (point: PointKey, place: number): number =>
  isOfficial(point) ? 0.95 : !isStrong(point) ? 0.5 : place === 0 ? 0.9 : 0.6;
const nameOf = (claims: readonly Claim[]): string | null =>
  claims.map((c) => plainLine(c.name ?? '')).find(Boolean) ?? null;

/** Recognises the senders of one contact or of a batch; whom it made in the batch it knows again. */
export class Recognition {
  readonly #holder = new Map<string, Party>();
  /** New and changed ones, to be saved. */
  readonly touched = new Set<Party>();

  constructor(
    holders: readonly Party[],
    private readonly areaCode: string,
  ) {
    for (const party of holders) this.index(party);
  }

  whoIs(
    claims: readonly Claim[],
    from: { source: string; branchId: string | null; seenAt: Date },
    act: PartyAct,
  ): Recognised {
    const keys = keysOf(claims, this.areaCode);
    const holders = [...new Set(keys.flatMap((k) => this.#holder.get(keyOf(k)) ?? []))];
    const found = identify(keys, holders);
    const free = found.free.map((key) => ({
      ...key,
      source: from.source,
      confidence: sureness(key, keys.indexOf(key)),
      since: from.seenAt,
    }));
    const name = nameOf(claims);
    const party = found.party ?? Party.register({ kind: 'unknown', name, points: free, branchId: from.branchId }, act);
    if (found.party === null) this.touched.add(party);
    else {
      for (const point of free) if (party.addPoint(point, act)) this.touched.add(party);
      if (name && party.state.name === null) {
        party.rename(name, party.state.kind, act);
        this.touched.add(party);
      }
    }
    this.index(party);
    return { party, absorb: found.absorb, doubtful: found.doubtful.filter((d) => isStrong(d.point)) };
  }

  private index(party: Party): void {
    for (const point of party.state.points) this.#holder.set(keyOf(point), party);
  }
}
