import { Injectable } from '@nestjs/common';
import { newId } from '@prorab/kernel';
import { Database, insertAll } from '@prorab/platform';
import { PolicyBook } from '../../../application/ports/policy-book.port.js';
import type { PolicyDocument } from '../../../domain/distribution/policy-document.js';

/** Every policy that was ever in force is kept; the last one holds. `initial` comes from the configuration. */
@Injectable()
export class MikroPolicyBook extends PolicyBook {
  constructor(
    private readonly database: Database,
    private readonly initial: PolicyDocument,
  ) {
    super();
  }
  async current(): Promise<PolicyDocument> {
    const [row] = await this.database.all<{ document: string }>(
      'select document from sales_policy order by kept_at desc, id desc limit 1',
    );
    return row ? (JSON.parse(row.document) as PolicyDocument) : this.initial;
  }
  async keep(policy: PolicyDocument, { at, by }: { at: Date; by: string | null }): Promise<void> {
    const row = { id: newId(), document: JSON.stringify(policy), kept_at: at, kept_by: by };
    await insertAll(this.database, 'sales_policy', [row], 'refuse');
  }
}
