import { type PointKey, keyOf } from '../../domain/party/contact-point.js';
import { ContactPointTaken, PartyChangedMeanwhile, PartyMissing } from '../../domain/party/party-errors.js';
import { Party, type PartyAct, type PartyHistoryEntry, type PartyRecord } from '../../domain/party/party.js';
import { PartyBook } from './party-book.port.js';

/** Remembers, and keeps the rule of one holder per contact point. */
export class FakePartyBook extends PartyBook {
  readonly rows = new Map<string, PartyRecord>();
  readonly history: PartyHistoryEntry[] = [];
  calls = 0;

  async takeForChange(id: string): Promise<Party> {
    this.calls++;
    const row = this.rows.get(id);
    if (!row) throw new PartyMissing(id);
    return Party.restore(row);
  }
  async takeByPoints(points: readonly PointKey[]): Promise<Party[]> {
    this.calls++;
    const keys = new Set(points.map(keyOf));
    return [...this.rows.values()].filter((r) => r.points.some((p) => keys.has(keyOf(p)))).map(Party.restore);
  }
  async find(id: string): Promise<PartyRecord | null> {
    return this.rows.get(id) ?? null;
  }
  async responsibles(partyIds: readonly string[]): Promise<Map<string, string>> {
    this.calls++;
    const pairs = partyIds.map((id): [string, string | null] => [id, this.rows.get(id)?.responsibleId ?? null]);
    return new Map(pairs.filter((p): p is [string, string] => p[1] !== null));
  }
  async moveResponsible(from: string, to: string | null, act: PartyAct): Promise<number> {
    const theirs = [...this.rows.values()]
      .filter((r) => r.responsibleId === from && r.mergedInto === null)
      .map(Party.restore);
    for (const party of theirs) party.setResponsible(to, act);
    await this.save(...theirs);
    return theirs.length;
  }
  async withNameLike(nameKey: string, limit: number): Promise<PartyRecord[]> {
    const words = nameKey.split(' ').filter((w) => w.length > 2);
    const alike = (r: PartyRecord): boolean =>
      r.mergedInto === null && words.some((w) => r.nameKey.split(' ').includes(w));
    return [...this.rows.values()].filter(alike).slice(0, limit);
  }
  async save(...parties: Party[]): Promise<void> {
    this.calls++;
    const saved = new Set(parties.map((p) => p.id));
    const holders = new Map<string, string>();
    for (const r of this.rows.values()) if (!saved.has(r.id)) for (const p of r.points) holders.set(keyOf(p), r.id);
    for (const { state } of parties) {
      if ((this.rows.get(state.id)?.version ?? 0) !== state.version) throw new PartyChangedMeanwhile(state.id);
      for (const p of state.points) {
        if ((holders.get(keyOf(p)) ?? state.id) !== state.id) throw new ContactPointTaken(p.kind, p.value);
        holders.set(keyOf(p), state.id);
      }
    }
    for (const party of parties) {
      this.history.push(...party.news);
      party.stored(party.state.version + 1);
      this.rows.set(party.id, party.state);
    }
  }
}
