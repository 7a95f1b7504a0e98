import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { VisitorBook } from '../../../application/visitors/ports/visitor-book.port.js';
import { Visitor } from '../../../domain/visitors/visitor.js';
import { type Stored, fromVisitorRow, toVisitorRow } from './visitors-mapping.js';

/** Browsers of one person whose tokens are kept; beyond it the oldest go. */
const tokensKept = 20;

@Injectable()
export class MikroVisitorBook extends VisitorBook {
  constructor(private readonly database: Database) {
    super();
  }
  take(visitorId: string): Promise<Visitor | null> {
    return this.survivor(visitorId, this.database.forUpdate);
  }
  byId(visitorId: string): Promise<Visitor | null> {
    return this.survivor(visitorId, '');
  }
  byToken(tokenHash: string): Promise<Visitor | null> {
    const sql =
      'select v.* from messenger_visitor_token t join messenger_visitor v on v.id = t.visitor_id where t.hash = ?';
    return this.one(sql, [tokenHash]);
  }
  byIdentity(site: string, identityId: string): Promise<Visitor | null> {
    return this.one('select * from messenger_visitor where site = ? and identity_id = ?', [site, identityId]);
  }
  add({ state }: Visitor): Promise<void> {
    return insertAll(this.database, 'messenger_visitor', [toVisitorRow(state)]);
  }
  save({ state }: Visitor): Promise<void> {
    return insertAll(this.database, 'messenger_visitor', [toVisitorRow(state)], { replaceBy: 'id' });
  }

  async forgetSilent(seenBefore: Date, limit: number): Promise<number> {
    const silent = await this.database.all<{ id: string }>(
      `select v.id from messenger_visitor v where v.last_seen_at < ?
       and not exists (select 1 from messenger_chat h where h.visitor_id = v.id)
       and not exists (select 1 from messenger_visitor o where o.merged_into = v.id)
       order by v.last_seen_at limit ${Math.trunc(limit)}`,
      [seenBefore],
    );
    const ids = silent.map((r) => r.id);
    if (ids.length === 0) return 0;
    const these = ids.map(() => '?').join(', ');
    for (const table of ['messenger_visitor_token', 'messenger_visit'])
      await this.database.run(`delete from ${table} where visitor_id in (${these})`, ids);
    await this.database.run(`delete from messenger_visitor where id in (${these})`, ids);
    return ids.length;
  }

  async addToken(token: { hash: string; visitorId: string; replaces: string | null; at: Date }): Promise<void> {
    const { hash, visitorId, replaces, at } = token;
    await insertAll(this.database, 'messenger_visitor_token', [{ hash, visitor_id: visitorId, replaces, at }]);
    const old = await this.database.all<{ hash: string }>(
      `select hash from messenger_visitor_token where visitor_id = ? order by at desc, hash limit 100 offset ${tokensKept}`,
      [visitorId],
    );
    for (const { hash: oldHash } of old) await this.drop(oldHash);
  }
  async tokenUsed(hash: string): Promise<void> {
    const sql = 'select replaces from messenger_visitor_token where hash = ? and replaces is not null';
    const [row] = await this.database.all<{ replaces: string }>(sql, [hash]);
    if (!row) return;
    await this.drop(row.replaces);
    await this.database.run('update messenger_visitor_token set replaces = null where hash = ?', [hash]);
  }
  async moveTokens(from: string, to: string): Promise<void> {
    await this.database.run('update messenger_visitor_token set visitor_id = ? where visitor_id = ?', [to, from]);
  }

  private async survivor(visitorId: string, lock: string): Promise<Visitor | null> {
    const visitor = await this.one(`select * from messenger_visitor where id = ?${lock}`, [visitorId]);
    const into = visitor?.state.mergedInto;
    return into ? this.survivor(into, lock) : visitor;
  }
  private async drop(hash: string): Promise<void> {
    await this.database.run('delete from messenger_visitor_token where hash = ?', [hash]);
  }
  private async one(sql: string, params: readonly string[]): Promise<Visitor | null> {
    const [row] = await this.database.all<Stored>(sql, params);
    return row ? Visitor.restore(fromVisitorRow(row)) : null;
  }
}
