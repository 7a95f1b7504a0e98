import { hash } from 'node:crypto';
import { Database, insertAll, marks } from '@prorab/platform';
import { Query, instant, instantOrNull } from '@prorab/platform/marks';
import { type NewPushDevice, PushDeviceBook } from '../../../application/ports/push-device-book.port.js';
import type { PushDevice } from '../../../domain/push/push-device.js';

interface Row {
  id: string;
  employee_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  user_agent: string;
  created_at: unknown;
  last_ok_at: unknown;
  failures: number;
}
const SELECT =
  'select id, employee_id, endpoint, p256dh, auth, user_agent, created_at, last_ok_at, failures from messenger_push_device';

@Query()
export class MikroPushDeviceBook extends PushDeviceBook {
  constructor(private readonly database: Database) {
    super();
  }

  async register({ id, employeeId, endpoint, p256dh, auth, userAgent, createdAt }: NewPushDevice): Promise<string> {
    const endpointHash = hash('sha256', endpoint);
    const [known] = await this.database.all<{ id: string; employee_id: string }>(
      `select id, employee_id from messenger_push_device where endpoint_hash = ?${this.database.forUpdate}`,
      [endpointHash],
    );
    if (known?.employee_id === employeeId) {
      await this.database.run(
        'update messenger_push_device set p256dh = ?, auth = ?, user_agent = ?, failures = 0 where id = ?',
        [p256dh, auth, userAgent, known.id],
      );
      return known.id;
    }
    const row = {
      ...{ id, employee_id: employeeId, endpoint_hash: endpointHash, endpoint, p256dh, auth },
      ...{ user_agent: userAgent, created_at: createdAt, last_ok_at: null, failures: 0 },
    };
    // Also when another one has registered it a moment ago: whoever comes last has it.
    await insertAll(this.database, 'messenger_push_device', [row], { replaceBy: 'endpoint_hash' });
    return id;
  }

  async byId(id: string): Promise<PushDevice | null> {
    const [row] = await this.database.all<Row>(`${SELECT} where id = ?`, [id]);
    return row ? deviceOf(row) : null;
  }
  async ofEmployee(employeeId: string): Promise<PushDevice[]> {
    const rows = await this.database.all<Row>(`${SELECT} where employee_id = ? order by created_at, id limit 50`, [
      employeeId,
    ]);
    return rows.map(deviceOf);
  }
  async ofEmployees(employeeIds: readonly string[]): Promise<PushDevice[]> {
    if (employeeIds.length === 0) return [];
    const rows = await this.database.all<Row>(`${SELECT} where employee_id in (${marks(employeeIds)})`, [
      ...employeeIds,
    ]);
    return rows.map(deviceOf);
  }
  async remove(id: string): Promise<boolean> {
    return (await this.database.run('delete from messenger_push_device where id = ?', [id])) > 0;
  }
  removeAllOf(employeeId: string): Promise<number> {
    return this.database.run('delete from messenger_push_device where employee_id = ?', [employeeId]);
  }
  async noteOk(id: string, at: Date): Promise<void> {
    await this.database.run('update messenger_push_device set last_ok_at = ?, failures = 0 where id = ?', [at, id]);
  }
  async noteFailure(id: string): Promise<number> {
    await this.database.run('update messenger_push_device set failures = failures + 1 where id = ?', [id]);
    return (await this.byId(id))?.failures ?? 0;
  }
}

const deviceOf = (row: Row): PushDevice => ({
  ...{ id: row.id, employeeId: row.employee_id, endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth },
  ...{ userAgent: row.user_agent, createdAt: instant(row.created_at), lastOkAt: instantOrNull(row.last_ok_at) },
  failures: Number(row.failures),
});
