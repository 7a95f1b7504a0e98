import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { InquiryNumbers } from '../../../application/ports/inquiry-numbers.port.js';

/** A row that is counted up: its lock lasts to the end of the unit of work, so no two get the same and none is skipped. */
@Injectable()
export class MikroInquiryNumbers extends InquiryNumbers {
  constructor(private readonly database: Database) {
    super();
  }
  async next(): Promise<number> {
    const up = (): Promise<number> =>
      this.database.run("update sales_counter set value = value + 1 where name = 'inquiry'");
    if ((await up()) === 0) {
      await insertAll(this.database, 'sales_counter', [{ name: 'inquiry', value: 0 }], 'keep');
      await up();
    }
    const [row] = await this.database.all<{ value: number }>("select value from sales_counter where name = 'inquiry'");
    if (!row) throw new Error('the counter of inquiries is gone');
    return row.value;
  }
}
