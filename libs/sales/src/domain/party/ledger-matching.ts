import { type PointKey, keyOf, pointKey, pointKeys } from './contact-point.js';
import { nameThreshold } from './duplicate-proposal.js';
import { nameSimilarity } from './party-name.js';
import type { Party } from './party.js';

/** A customer as the books know him. */
export interface PartyOfBooks {
  readonly code: string | null;
  readonly name: string;
  readonly fullName: string | null;
  readonly inn: string | null;
  readonly phones: string | null;
  readonly email: string | null;
}
export interface BooksMatch {
  /** Surely the same; null: none of ours surely is. */
  readonly party: Party | null;
  /** May be the same: a person decides. */
  readonly doubtful: readonly { readonly party: Party; readonly points: readonly PointKey[] }[];
}

/** What he is reached and recognised by, the surest first; what is no such thing is left out. */
export function pointsOfBooks(p: PartyOfBooks, areaCode: string): PointKey[] {
  const one = (kind: 'code1c' | 'inn', text: string | null): PointKey[] =>
    [text ? (pointKey(kind, text) ?? []) : []].flat();
  const emails = (p.email ?? '').split(/[\s,;]+/).flatMap((text) => pointKeys('email', text, areaCode));
  const all = [
    ...one('code1c', p.code),
    ...one('inn', p.inn),
    ...pointKeys('phone', p.phones ?? '', areaCode),
    ...emails,
  ];
  return [...new Map(all.map((k) => [keyOf(k), k])).values()];
}

/**
 * Sure: the same code or the same INN; or one of ours alone holds his telephones and addresses and is called alike, or has no
 * name yet. Two different INNs are never the same. Whoever else shares something with him may be the same.
 */
export function matchOfBooks(books: PartyOfBooks, points: readonly PointKey[], holders: readonly Party[]): BooksMatch {
  const inn = points.find((p) => p.kind === 'inn')?.value ?? null;
  const another = (party: Party): boolean => {
    const theirs = party.state.points.filter((p) => p.kind === 'inn').map((p) => p.value);
    return inn !== null && theirs.length > 0 && !theirs.includes(inn);
  };
  const holding = (kinds: readonly string[]): Party[] => {
    const wanted = points.filter((p) => kinds.includes(p.kind));
    return holders.filter((h) => !another(h) && wanted.some((p) => h.holds(p)));
  };
  const alike = (party: Party): boolean =>
    !party.isIdentified ||
    party.state.name === null ||
    [books.name, books.fullName].some(
      (name) => name !== null && nameSimilarity(name, party.state.name ?? '') >= nameThreshold,
    );
  const reached = holding(['phone', 'email']);
  const [only] = reached;
  const party =
    holding(['code1c'])[0] ?? holding(['inn'])[0] ?? (reached.length === 1 && only && alike(only) ? only : null);
  const doubtful = holders
    .filter((h) => h !== party)
    .map((h) => ({ party: h, points: points.filter((p) => h.holds(p)) }))
    .filter((d) => d.points.length > 0);
  return { party, doubtful };
}
