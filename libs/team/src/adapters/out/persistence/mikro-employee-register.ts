import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Database } from '@prorab/platform';
import { instant, instantOrNull } from '@prorab/platform/marks';
import { EmployeeRegister } from '../../../application/ports/employee-register.port.js';
import { searchText } from '../../../application/queries/search-text.js';
import { Employee } from '../../../domain/employee.js';
import type { EmployeeState } from '../../../domain/employee.js';
import type { Role } from '../../../domain/role.js';
import { EmailTaken, EmployeeMissing, ExtensionTaken } from '../../../domain/team-errors.js';
import { changed } from './company-revision.js';
import { AddressRow, EmployeeRow } from './team.rows.js';

interface Row {
  id: string;
  name: string;
  role: string;
  branch_id: string;
  emails: string;
  extension: string | null;
  capacity: number;
  deputy_id: string | null;
  hours: string | null;
  hired_at: unknown;
  dismissed_at: unknown;
}
const COLUMNS =
  'e.id, e.name, e.role, e.branch_id, e.emails, e.extension, e.capacity, e.deputy_id, e.hours, e.hired_at, e.dismissed_at';

@Injectable()
export class MikroEmployeeRegister extends EmployeeRegister {
  constructor(private readonly database: Database) {
    super();
  }
  async takeForChange(id: string): Promise<Employee> {
    const sql = `select ${COLUMNS} from team_employee e where e.id = ?${this.database.forUpdate}`;
    const [row] = await this.database.all<Row>(sql, [id]);
    if (!row) throw new EmployeeMissing(id);
    return employeeOf(row);
  }
  async byId(id: string): Promise<Employee | null> {
    const [row] = await this.database.all<Row>(`select ${COLUMNS} from team_employee e where e.id = ?`, [id]);
    return row ? employeeOf(row) : null;
  }
  async byEmail(address: string): Promise<Employee | null> {
    const [row] = await this.database.all<Row>(
      `select ${COLUMNS} from team_address a join team_employee e on e.id = a.employee_id where a.address = ?`,
      [address],
    );
    return row ? employeeOf(row) : null;
  }
  async list(): Promise<Employee[]> {
    return (await this.database.all<Row>(`select ${COLUMNS} from team_employee e order by e.name, e.id`)).map(
      employeeOf,
    );
  }

  async add({ state }: Employee): Promise<void> {
    await guarded(state, () => this.database.em().insert(EmployeeRow, { id: state.id, ...rowOf(state) }));
    await this.#give(state.emails, state.id);
    await changed(this.database);
  }
  async save({ state }: Employee): Promise<void> {
    await guarded(state, () => this.database.em().nativeUpdate(EmployeeRow, { id: state.id }, rowOf(state)));
    const owned = await this.database.all<{ address: string }>(
      'select address from team_address where employee_id = ?',
      [state.id],
    );
    const before = owned.map(({ address }) => address);
    const gone = before.filter((address) => !state.emails.includes(address));
    if (gone.length > 0) await this.database.em().nativeDelete(AddressRow, { address: gone });
    await this.#give(
      state.emails.filter((address) => !before.includes(address)),
      state.id,
    );
    await changed(this.database);
  }

  /** One by one, so that the one that is taken is known; a person has few. */
  async #give(addresses: readonly string[], employeeId: string): Promise<void> {
    for (const address of addresses) {
      try {
        await this.database.em().insert(AddressRow, { address, employeeId });
      } catch (error) {
        if (error instanceof UniqueConstraintViolationException) throw new EmailTaken(address);
        throw error;
      }
    }
  }
}

/** The extension is the only thing that two rows of employees can fight over. */
async function guarded(state: EmployeeState, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw new ExtensionTaken(state.extension ?? '');
    throw error;
  }
}

const rowOf = ({
  name,
  role,
  branchId,
  emails,
  extension,
  capacity,
  deputyId,
  hours,
  hiredAt,
  dismissedAt,
}: EmployeeState) => ({
  name,
  role,
  branchId,
  emails: JSON.stringify(emails),
  extension,
  extensionInUse: dismissedAt ? null : extension,
  capacity,
  deputyId,
  hours: hours ? JSON.stringify(hours) : null,
  hiredAt,
  dismissedAt,
  search: searchText([name, ...emails, extension ?? ''].join(' ')),
});

const employeeOf = (row: Row): Employee =>
  Employee.restore({
    id: row.id,
    name: row.name,
    role: row.role as Role,
    branchId: row.branch_id,
    emails: JSON.parse(row.emails) as string[],
    extension: row.extension,
    capacity: Number(row.capacity),
    deputyId: row.deputy_id,
    hours: row.hours === null ? null : (JSON.parse(row.hours) as EmployeeState['hours']),
    hiredAt: instant(row.hired_at),
    dismissedAt: instantOrNull(row.dismissed_at),
  });
