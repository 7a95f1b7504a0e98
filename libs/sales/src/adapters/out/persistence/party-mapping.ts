import type { SqlRow } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { type ContactPoint, keyOf } from '../../../domain/party/contact-point.js';
import type { PartyHistoryEntry, PartyRecord } from '../../../domain/party/party.js';

/** Words worth looking for; short ones are in every second name. */
export const wordsOf = (nameKey: string): string[] => [
  ...new Set(
    nameKey
      .split(' ')
      .filter((w) => w.length > 2)
      .map((w) => w.slice(0, 100)),
  ),
];

export const toPartyRow = (r: PartyRecord): SqlRow => ({
  id: r.id,
  kind: r.kind,
  name: r.name?.slice(0, 300) ?? null,
  name_key: r.nameKey.slice(0, 300),
  responsible_id: r.responsibleId,
  branch_id: r.branchId,
  merged_into: r.mergedInto,
  points: JSON.stringify(r.points),
  created_at: r.createdAt,
  version: r.version,
});

export interface StoredParty {
  id: string;
  kind: PartyRecord['kind'];
  name: string | null;
  name_key: string;
  responsible_id: string | null;
  branch_id: string | null;
  merged_into: string | null;
  points: string;
  created_at: unknown;
  version: number;
}
type StoredPoint = Omit<ContactPoint, 'since'> & { since: string };

export const pointKeysOf = ({ points }: Pick<PartyRecord, 'points'>): string[] => points.map(keyOf);
export const parsePoints = (json: string): ContactPoint[] =>
  (JSON.parse(json) as StoredPoint[]).map((p) => ({ ...p, since: new Date(p.since) }));

export const fromPartyRow = (r: StoredParty): PartyRecord => ({
  id: r.id,
  kind: r.kind,
  name: r.name,
  nameKey: r.name_key,
  responsibleId: r.responsible_id,
  branchId: r.branch_id,
  points: parsePoints(r.points),
  mergedInto: r.merged_into,
  createdAt: instant(r.created_at),
  version: r.version,
});

export const toPartyHistoryRow = (h: PartyHistoryEntry): SqlRow => ({
  id: h.id,
  party_id: h.partyId,
  at: h.at,
  by_id: h.by,
  kind: h.kind,
  detail: JSON.stringify(h.detail),
});
