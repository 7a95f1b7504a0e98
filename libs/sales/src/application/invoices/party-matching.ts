import { Clock } from '@prorab/kernel';
import { Locks, UseCase, actorId } from '@prorab/platform/marks';
import { type ContactPoint, type PointKey, isOfficial, keyOf } from '../../domain/party/contact-point.js';
import { type DuplicateProposal, compare, propose } from '../../domain/party/duplicate-proposal.js';
import { matchOfBooks, pointsOfBooks } from '../../domain/party/ledger-matching.js';
import { nameKey } from '../../domain/party/party-name.js';
import { Party, type PartyAct } from '../../domain/party/party.js';
import { DuplicateProposals } from '../ports/duplicate-proposals.port.js';
import { LedgerMirror, type MirroredParty } from '../ports/ledger/ledger-mirror.port.js';
import { PartyBook } from '../ports/party-book.port.js';
import { pointLock } from '../point-lock.js';
import { SalesRules } from '../sales-rules.js';
import { survivorOf } from './survivor-of.js';

const alikeAtMost = 20;
const OUR_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Which of our customers the customers of the books are. Who is surely known gets what the books add to him; for everybody else a
 * customer is registered, and those that may be the same are proposed to a person: two with names are never made one here.
 */
@UseCase()
export class PartyMatching {
  constructor(
    private readonly mirror: LedgerMirror,
    private readonly parties: PartyBook,
    private readonly proposals: DuplicateProposals,
    private readonly rules: SalesRules,
    private readonly locks: Locks,
    private readonly clock: Clock,
  ) {}

  /** Inside the caller's unit of work. @returns the keys of those that were looked at */
  async match({ limit }: { limit: number }): Promise<string[]> {
    if ((await this.mirror.unmatched(1)).length === 0) return [];
    // The clock, the first round and the reader may look at once: two would register one customer twice.
    await this.locks.hold('sales.party-matching');
    const unknown = await this.mirror.unmatched(limit);
    if (unknown.length === 0) return [];
    const act = { at: this.clock.now(), by: actorId() };
    const points = new Map(unknown.map((p) => [p.key, pointsOfBooks(p, this.rules.areaCode)]));
    const keys = [...new Map([...points.values()].flat().map((k) => [keyOf(k), k])).values()];
    // A letter of such a customer may be received at this moment.
    await this.locks.hold(...keys.map(pointLock));
    const known = new Map((keys.length ? await this.parties.takeByPoints(keys) : []).map((p) => [p.id, p]));
    const touched = new Set<Party>();
    const found: DuplicateProposal[] = [];
    const ties: Parameters<LedgerMirror['setParties']>[0][number][] = [];
    for (const books of unknown) {
      if (books.marked) {
        ties.push({ key: books.key, tiedTo: null, partyId: null, matched: 'alone' });
        continue;
      }
      const mine = points.get(books.key) ?? [];
      const itself = await this.ourOwn(books.key, known);
      const { party: sure, doubtful } = itself
        ? { party: itself, doubtful: [] }
        : matchOfBooks(books, mine, [...known.values()]);
      const free = mine.filter((k) => ![...known.values()].some((p) => p.holds(k)));
      const party = sure ?? Party.register({ kind: kindOf(books), name: books.name, points: [] }, act);
      this.complete(party, books, free, act);
      touched.add(party);
      known.set(party.id, party);
      ties.push({ key: books.key, tiedTo: party.id, partyId: party.id, matched: 'tied' });
      for (const d of doubtful) {
        const likeness = compare(party.state, d.party.state, d.points.map(keyOf));
        if (likeness) found.push(propose(party.id, d.party.id, likeness, act.at));
      }
      if (!sure) found.push(...(await this.namesakes(party, act.at)));
    }
    if (touched.size) await this.parties.save(...touched);
    if (found.length) await this.proposals.add(...found);
    await this.mirror.setParties(ties);
    return ties.map((t) => t.key);
  }

  /** Our own books call a customer by his own id; a merge may have led on from there. */
  private async ourOwn(key: string, known: ReadonlyMap<string, Party>): Promise<Party | null> {
    if (!OUR_ID.test(key)) return null;
    const record = await survivorOf(this.parties, key);
    return record ? (known.get(record.id) ?? (await this.parties.takeForChange(record.id))) : null;
  }

  /** What the books add: free points, and a name to one who has none. */
  private complete(party: Party, books: MirroredParty, free: readonly PointKey[], act: PartyAct): void {
    for (const key of free) {
      const point: ContactPoint = { ...key, source: '1c', confidence: isOfficial(key) ? 0.95 : 0.6, since: act.at };
      party.addPoint(point, act);
    }
    if (party.state.name === null) party.rename(books.name, kindOf(books), act);
  }

  /** Ours of a like name that the books do not know: theirs among themselves are the books' own business. */
  private async namesakes(party: Party, at: Date): Promise<DuplicateProposal[]> {
    const key = nameKey(party.state.name ?? '');
    if (!key) return [];
    const alike = await this.parties.withNameLike(key, alikeAtMost);
    return alike.flatMap((other) => {
      if (other.id === party.id || other.points.some((p) => p.kind === 'code1c')) return [];
      const likeness = compare(party.state, other);
      return likeness ? [propose(party.id, other.id, likeness, at)] : [];
    });
  }
}

const kindOf = ({ person }: MirroredParty): 'company' | 'person' | 'unknown' =>
  person === null ? 'unknown' : person ? 'person' : 'company';
