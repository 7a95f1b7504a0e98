import { Database } from '@prorab/platform';
import { Query } from '@prorab/platform/marks';
import { type AnswerPlace, AnswerPlaces } from '../../../application/ports/answer-places.port.js';

@Query()
export class MikroAnswerPlaces extends AnswerPlaces {
  constructor(private readonly database: Database) {
    super();
  }
  async inBrowser(employeeIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (employeeIds.length === 0) return new Set();
    const marks = employeeIds.map(() => '?').join(', ');
    const rows = await this.database.all<{ employee_id: string }>(
      `select employee_id from telephony_answer_place where employee_id in (${marks}) and place = 'browser'`,
      [...employeeIds],
    );
    return new Set(rows.map((row) => row.employee_id));
  }
  async choose({ employeeId, place, at }: { employeeId: string; place: AnswerPlace; at: Date }): Promise<void> {
    const again =
      this.database.engine === 'sqlite'
        ? 'on conflict (employee_id) do update set place = excluded.place, chosen_at = excluded.chosen_at'
        : 'on duplicate key update place = values(place), chosen_at = values(chosen_at)';
    const sql = `insert into telephony_answer_place (employee_id, place, chosen_at) values (?, ?, ?) ${again}`;
    await this.database.run(sql, [employeeId, place, at]);
  }
}
