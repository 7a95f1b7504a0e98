import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { ButtonBook } from '../../../application/ports/button-book.port.js';
import type { ButtonState } from '../../../domain/button.js';

interface Row {
  id: string;
  group_id: string | null;
  speech_key: string | null;
  employee_id: string;
  conversation_id: string | null;
  language: ButtonState['language'];
  label: string;
  command: string | null;
  slots: string;
  sure: unknown;
  expires_at: unknown;
  settled_at: unknown;
}

@Injectable()
export class MikroButtonBook extends ButtonBook {
  constructor(private readonly database: Database) {
    super();
  }

  async add(buttons: readonly ButtonState[]): Promise<void> {
    const rows = buttons.map((b) => ({
      ...{ id: b.id, group_id: b.groupId, speech_key: b.speechKey, employee_id: b.employeeId },
      ...{ conversation_id: b.conversationId, language: b.language, label: b.label, command: b.command },
      ...{ slots: JSON.stringify(b.slots), sure: b.sure, expires_at: b.expiresAt, settled_at: b.settledAt },
    }));
    await insertAll(this.database, 'assistant_button', rows);
  }
  async byId(id: string): Promise<ButtonState | null> {
    const [row] = await this.database.all<Row>('select * from assistant_button where id = ?', [id]);
    return row ? stateOf(row) : null;
  }
  async settle({ id, groupId }: ButtonState, at: Date): Promise<boolean> {
    const won = await this.database.run(
      'update assistant_button set settled_at = ? where id = ? and settled_at is null',
      [at, id],
    );
    if (won === 0) return false;
    if (groupId !== null)
      await this.database.run('update assistant_button set settled_at = ? where group_id = ? and settled_at is null', [
        at,
        groupId,
      ]);
    return true;
  }
  async openUnder(speechKey: string, at: Date): Promise<ButtonState[]> {
    const rows = await this.database.all<Row>(
      'select * from assistant_button where speech_key = ? and settled_at is null and expires_at > ? order by id limit 100',
      [speechKey, at],
    );
    return rows.map(stateOf);
  }
  removeExpiredBefore(instant: Date): Promise<number> {
    return this.database.run('delete from assistant_button where expires_at < ?', [instant]);
  }
}

const stateOf = (row: Row): ButtonState => ({
  id: row.id,
  groupId: row.group_id,
  speechKey: row.speech_key,
  employeeId: row.employee_id,
  conversationId: row.conversation_id,
  language: row.language,
  label: row.label,
  command: row.command,
  slots: JSON.parse(row.slots) as ButtonState['slots'],
  sure: Boolean(row.sure),
  expiresAt: instant(row.expires_at),
  settledAt: instantOrNull(row.settled_at),
});
