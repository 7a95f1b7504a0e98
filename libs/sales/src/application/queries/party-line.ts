import type { ContactPointKind } from '../../domain/party/contact-point.js';
import type { PartyKind } from '../../domain/party/party.js';
import { partyName } from './inquiry-line.js';

export interface PointView {
  kind: ContactPointKind;
  value: string;
  /** Who says so: letter, call, employee, import… */
  source: string;
  /** 0…1 */
  confidence: number;
  since: string;
}
export interface PartyLine {
  partyId: string;
  kind: PartyKind;
  name: string | null;
  /** The name, else the first way to reach it. */
  title: string | null;
  responsibleId: string | null;
  branchId: string | null;
  points: PointView[];
}
export interface StoredPartyLine {
  id: string;
  kind: PartyKind;
  name: string | null;
  name_key: string;
  responsible_id: string | null;
  branch_id: string | null;
  points: string;
}
export const partyColumns = 'p.id, p.kind, p.name, p.name_key, p.responsible_id, p.branch_id, p.points';

export const partyLine = (r: StoredPartyLine): PartyLine => ({
  partyId: r.id,
  kind: r.kind,
  name: r.name,
  title: partyName(r.name, r.points),
  responsibleId: r.responsible_id,
  branchId: r.branch_id,
  points: JSON.parse(r.points) as PointView[],
});
