import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { VisitBook, type VisitRecord } from '../../../application/visitors/ports/visit-book.port.js';

@Injectable()
export class MikroVisitBook extends VisitBook {
  constructor(private readonly database: Database) {
    super();
  }
  async add({ id, visitorId, url, title, at }: VisitRecord, keep: number): Promise<void> {
    await insertAll(this.database, 'messenger_visit', [{ id, visitor_id: visitorId, url, title, at }]);
    const old = await this.database.all<{ id: string }>(
      `select id from messenger_visit where visitor_id = ? order by at desc, id desc limit 1000 offset ${Math.trunc(keep)}`,
      [visitorId],
    );
    for (const { id: oldId } of old) await this.database.run('delete from messenger_visit where id = ?', [oldId]);
  }
  async of(visitorId: string): Promise<VisitRecord[]> {
    const rows = await this.database.all<{ id: string; url: string; title: string; at: unknown }>(
      'select id, url, title, at from messenger_visit where visitor_id = ? order by at desc, id desc limit 500',
      [visitorId],
    );
    return rows.map((r) => ({ ...r, visitorId, at: instant(r.at) }));
  }
  async move(from: string, to: string): Promise<void> {
    await this.database.run('update messenger_visit set visitor_id = ? where visitor_id = ?', [to, from]);
  }
}
