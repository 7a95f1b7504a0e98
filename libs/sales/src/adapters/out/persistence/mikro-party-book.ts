import { Injectable } from '@nestjs/common';
import { Database, insertAll, isDuplicateKey, marks } from '@prorab/platform';
import type { SqlValue } from '@prorab/platform/marks';
import { PartyBook } from '../../../application/ports/party-book.port.js';
import { type PointKey, keyOf } from '../../../domain/party/contact-point.js';
import { ContactPointTaken, PartyChangedMeanwhile, PartyMissing } from '../../../domain/party/party-errors.js';
import { Party, type PartyAct, type PartyRecord } from '../../../domain/party/party.js';
import {
  type StoredParty,
  fromPartyRow,
  pointKeysOf,
  toPartyHistoryRow,
  toPartyRow,
  wordsOf,
} from './party-mapping.js';

/** A word in the names of more says nothing: with «строй» in 20,000 names every new one would be compared to all of them. */
const COMMON = 200;

/** Parties in `sales_party`; points, words of the name and history beside them. */
@Injectable()
export class MikroPartyBook extends PartyBook {
  constructor(private readonly database: Database) {
    super();
  }

  async takeForChange(id: string): Promise<Party> {
    const [record] = await this.load('where id = ?', [id], this.database.forUpdate);
    if (!record) throw new PartyMissing(id);
    return Party.restore(record);
  }
  async takeByPoints(points: readonly PointKey[]): Promise<Party[]> {
    if (points.length === 0) return [];
    const held = await this.database.all<{ party_id: string }>(
      `select party_id from sales_contact_point where point_key in (${marks(points)})`,
      points.map(keyOf),
    );
    const ids = [...new Set(held.map((h) => h.party_id))];
    if (ids.length === 0) return [];
    return (await this.load(`where id in (${marks(ids)}) order by id`, ids, this.database.forUpdate)).map(
      Party.restore,
    );
  }
  async find(id: string): Promise<PartyRecord | null> {
    return (await this.load('where id = ?', [id], ''))[0] ?? null;
  }
  async responsibles(partyIds: readonly string[]): Promise<Map<string, string>> {
    if (partyIds.length === 0) return new Map();
    const rows = await this.database.all<{ id: string; responsible_id: string }>(
      `select id, responsible_id from sales_party where responsible_id is not null and id in (${marks(partyIds)})`,
      partyIds,
    );
    return new Map(rows.map((r) => [r.id, r.responsible_id]));
  }
  async moveResponsible(from: string, to: string | null, act: PartyAct): Promise<number> {
    const sql = 'select id from sales_party where responsible_id = ? and merged_into is null';
    const ids = (await this.database.all<{ id: string }>(sql, [from])).map((r) => r.id);
    if (ids.length === 0) return 0;
    const records = await this.load(`where id in (${marks(ids)}) order by id`, ids, this.database.forUpdate);
    const parties = records.filter((r) => r.responsibleId === from).map(Party.restore);
    for (const party of parties) party.setResponsible(to, act);
    await this.save(...parties);
    return parties.length;
  }
  async withNameLike(nameKey: string, limit: number): Promise<PartyRecord[]> {
    const words = wordsOf(nameKey);
    if (words.length === 0) return [];
    const holders = `select word, party_id from sales_party_word where word = ? limit ${COMMON + 1}`;
    const found = await this.database.all<{ word: string; party_id: string }>(
      [
        ...words.map(() => `select * from (${holders}) h`),
        `select * from (select '' as word, id as party_id from sales_party where name_key = ? order by id limit ${COMMON}) h`,
      ].join(' union all '),
      [...words, nameKey],
    );
    const shared = new Map<string, number>();
    for (const [word, holding] of Map.groupBy(found, (f) => f.word))
      if (holding.length <= COMMON)
        for (const { party_id: id } of holding)
          shared.set(id, (shared.get(id) ?? 0) + (word === '' ? words.length : 1));
    const ids = [...shared].sort(([a, n], [b, m]) => (n === m ? (a < b ? -1 : 1) : m - n)).map(([id]) => id);
    const alike: PartyRecord[] = [];
    // What was merged away keeps its words.
    for (let at = 0; at < ids.length && alike.length < limit; at += limit) {
      const part = ids.slice(at, at + limit);
      alike.push(...(await this.load(`where id in (${marks(part)}) and merged_into is null order by id`, part, '')));
    }
    return alike.slice(0, limit);
  }

  async save(...parties: Party[]): Promise<void> {
    if (parties.length === 0) return;
    const before = await this.storedBefore(parties.filter((p) => p.state.version > 0));
    const rows = parties.map((p) => toPartyRow({ ...p.state, version: p.state.version + 1 }));
    await insertAll(
      this.database,
      'sales_party',
      rows.filter((r) => r.version === 1),
      'refuse',
    );
    await insertAll(
      this.database,
      'sales_party',
      rows.filter((r) => r.version !== 1),
      { replaceBy: 'id' },
    );
    await this.index(parties, before);
    await insertAll(
      this.database,
      'sales_party_history',
      parties.flatMap((p) => p.news.map(toPartyHistoryRow)),
      'refuse',
    );
    for (const p of parties) p.stored(p.state.version + 1);
  }

  /** Only what is gone is deleted and only what is new is inserted, by primary key: no gaps are locked. */
  private async index(parties: readonly Party[], before: ReadonlyMap<string, PartyRecord>): Promise<void> {
    const held = new Map<string, string>();
    for (const r of before.values()) for (const key of pointKeysOf(r)) held.set(key, r.id);
    const wanted = parties.flatMap((p) => pointKeysOf(p.state).map((key) => ({ point_key: key, party_id: p.id })));
    const kept = new Set(wanted.filter((w) => held.get(w.point_key) === w.party_id).map((w) => w.point_key));
    const gone = [...held.keys()].filter((key) => !kept.has(key));
    if (gone.length)
      await this.database.run(`delete from sales_contact_point where point_key in (${marks(gone)})`, gone);
    try {
      await insertAll(
        this.database,
        'sales_contact_point',
        wanted.filter((w) => !kept.has(w.point_key)),
        'refuse',
      );
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw await this.takenOf(wanted);
    }
    const renamed = parties.filter((p) => before.get(p.id)?.nameKey !== p.state.nameKey);
    const old = renamed.filter((p) => before.has(p.id)).map((p) => p.id);
    if (old.length) await this.database.run(`delete from sales_party_word where party_id in (${marks(old)})`, old);
    const words = renamed.flatMap((p) => wordsOf(p.state.nameKey).map((word) => ({ word, party_id: p.id })));
    await insertAll(this.database, 'sales_party_word', words, 'keep');
  }

  private async takenOf(wanted: readonly { point_key: string; party_id: string }[]): Promise<ContactPointTaken> {
    const keys = wanted.map((w) => w.point_key);
    const sql = `select point_key, party_id from sales_contact_point where point_key in (${marks(keys)})`;
    const stored = await this.database.all<{ point_key: string; party_id: string }>(sql, keys);
    const taken =
      stored.find((t) => !wanted.some((w) => w.point_key === t.point_key && w.party_id === t.party_id)) ?? stored[0];
    const [kind = '', ...value] = (taken?.point_key ?? '').split(':');
    return new ContactPointTaken(kind, value.join(':'));
  }

  private async storedBefore(changed: readonly Party[]): Promise<Map<string, PartyRecord>> {
    if (changed.length === 0) return new Map();
    const ids = changed.map((p) => p.id);
    const records = await this.load(`where id in (${marks(ids)}) order by id`, ids, this.database.forUpdate);
    const stored = new Map(records.map((r) => [r.id, r]));
    for (const { id, state } of changed)
      if (stored.get(id)?.version !== state.version) throw new PartyChangedMeanwhile(id);
    return stored;
  }

  private async load(rest: string, params: readonly SqlValue[], lock: string): Promise<PartyRecord[]> {
    return (await this.database.all<StoredParty>(`select * from sales_party ${rest}${lock}`, params)).map(fromPartyRow);
  }
}
