import { Database, insertAll } from '@prorab/platform';
import { Query } from '@prorab/platform/marks';
import { RecordsMark } from '../../../application/ports/records-mark.port.js';

const NAME = 'cdr';

@Query()
export class MikroRecordsMark extends RecordsMark {
  constructor(private readonly database: Database) {
    super();
  }
  async read(): Promise<string | null> {
    const [row] = await this.database.all<{ mark: string }>('select mark from telephony_mark where name = ?', [NAME]);
    return row?.mark ?? null;
  }
  async write(mark: string): Promise<void> {
    await insertAll(this.database, 'telephony_mark', [{ name: NAME, mark }], { replaceBy: 'name' });
  }
}
