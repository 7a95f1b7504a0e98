import { Injectable } from '@nestjs/common';
import { Database, insertAll } from '@prorab/platform';
import { instant } from '@prorab/platform/marks';
import { DialogueBook } from '../../../application/ports/dialogue-book.port.js';
import type { Dialogue } from '../../../domain/dialogue.js';

interface Row {
  employee_id: string;
  place: string;
  language: Dialogue['language'];
  command: string;
  known: string;
  slot: string | null;
  yes_button_id: string | null;
  no_button_id: string | null;
  expires_at: unknown;
}
type Who = { employeeId: string; place: string };

@Injectable()
export class MikroDialogueBook extends DialogueBook {
  constructor(private readonly database: Database) {
    super();
  }

  async openOf({ employeeId, place }: Who, at: Date): Promise<Dialogue | null> {
    const [row] = await this.database.all<Row>(
      'select * from assistant_dialogue where employee_id = ? and place = ? and expires_at > ?',
      [employeeId, place, at],
    );
    return row ? dialogueOf(row) : null;
  }
  async keep(dialogue: Dialogue): Promise<void> {
    const { employeeId, place, language, command, values, slot, yesButtonId, noButtonId, expiresAt } = dialogue;
    const row = {
      ...{ employee_id: employeeId, place, language, command, known: JSON.stringify(values), slot },
      ...{ yes_button_id: yesButtonId, no_button_id: noButtonId, expires_at: expiresAt },
    };
    await insertAll(this.database, 'assistant_dialogue', [row], { replaceBy: 'employee_id, place' });
  }
  async drop({ employeeId, place }: Who): Promise<void> {
    await this.database.run('delete from assistant_dialogue where employee_id = ? and place = ?', [employeeId, place]);
  }
  removeExpiredBefore(instant: Date): Promise<number> {
    return this.database.run('delete from assistant_dialogue where expires_at < ?', [instant]);
  }
}

const dialogueOf = (row: Row): Dialogue => ({
  employeeId: row.employee_id,
  place: row.place,
  language: row.language,
  command: row.command,
  values: JSON.parse(row.known) as Dialogue['values'],
  slot: row.slot,
  yesButtonId: row.yes_button_id,
  noButtonId: row.no_button_id,
  expiresAt: instant(row.expires_at),
});
