import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { HearingLog } from '../../../application/ports/hearing-log.port.js';
import type { Hearing } from '../../../domain/hearing.js';

interface Row {
  id: string;
  employee_id: string;
  conversation_id: string | null;
  text: string;
  said_at: unknown;
  heard_at: unknown;
  outcome: Hearing['outcome'];
  command: string | null;
  understood_by: Hearing['understoodBy'];
}
const LONGEST = 1_000;

@Injectable()
export class MikroHearingLog extends HearingLog {
  constructor(private readonly database: Database) {
    super();
  }

  async byId(id: string): Promise<Hearing | null> {
    const [row] = await this.database.all<Row>('select * from assistant_hearing where id = ?', [id]);
    return row ? hearingOf(row) : null;
  }
  async record(h: Hearing): Promise<void> {
    const row = {
      ...{ id: h.id, employee_id: h.employeeId, conversation_id: h.conversationId, text: h.text.slice(0, LONGEST) },
      ...{
        said_at: h.saidAt,
        heard_at: h.heardAt,
        outcome: h.outcome,
        command: h.command,
        understood_by: h.understoodBy,
      },
    };
    await insertAll(this.database, 'assistant_hearing', [row], { replaceBy: 'id' });
  }
  removeHeardBefore(instant: Date): Promise<number> {
    return this.database.run('delete from assistant_hearing where heard_at < ?', [instant]);
  }
}

const hearingOf = (row: Row): Hearing => ({
  id: row.id,
  employeeId: row.employee_id,
  conversationId: row.conversation_id,
  text: row.text,
  saidAt: instant(row.said_at),
  heardAt: instant(row.heard_at),
  outcome: row.outcome,
  command: row.command,
  understoodBy: row.understood_by,
});
