import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { PartnerBook } from '../../../application/visitors/ports/partner-book.port.js';
import type { PartnerRecord } from '../../../domain/visitors/partner.js';
import { type Stored, fromPartnerRow, toPartnerRow } from './visitors-mapping.js';

@Injectable()
export class MikroPartnerBook extends PartnerBook {
  constructor(private readonly database: Database) {
    super();
  }
  byId(partnerId: string): Promise<PartnerRecord | null> {
    return this.one('id', partnerId);
  }
  byToken(tokenHash: string): Promise<PartnerRecord | null> {
    return this.one('token_hash', tokenHash);
  }
  put(partner: PartnerRecord): Promise<void> {
    return insertAll(this.database, 'messenger_partner', [toPartnerRow(partner)], { replaceBy: 'id' });
  }
  async seen(partnerId: string, at: Date): Promise<void> {
    await this.database.run('update messenger_partner set last_seen_at = ? where id = ?', [at, partnerId]);
  }
  private async one(column: 'id' | 'token_hash', value: string): Promise<PartnerRecord | null> {
    const sql = `select * from messenger_partner where ${column} = ?`;
    const [row] = await this.database.all<Stored>(sql, [value]);
    return row ? fromPartnerRow(row) : null;
  }
}
