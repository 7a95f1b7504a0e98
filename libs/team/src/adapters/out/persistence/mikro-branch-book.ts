import { Database } from '@prorab/platform';
import { Injectable } from '@nestjs/common';
import { BranchBook } from '../../../application/ports/branch-book.port.js';
import { Branch } from '../../../domain/branch.js';
import type { BranchState } from '../../../domain/branch.js';
import { BranchMissing } from '../../../domain/team-errors.js';
import { changed } from './company-revision.js';
import { BranchRow } from './team.rows.js';

interface Row {
  id: string;
  name: string;
  city: string;
  zone: string;
  area_code: string | null;
  hours: string;
  exceptions: string;
  keeps_holidays: number | boolean;
}
const ALL = 'select id, name, city, zone, area_code, hours, exceptions, keeps_holidays from team_branch';

@Injectable()
export class MikroBranchBook extends BranchBook {
  constructor(private readonly database: Database) {
    super();
  }
  async takeForChange(id: string): Promise<Branch> {
    const [row] = await this.database.all<Row>(`${ALL} where id = ?${this.database.forUpdate}`, [id]);
    if (!row) throw new BranchMissing(id);
    return branchOf(row);
  }
  async byId(id: string): Promise<Branch | null> {
    const [row] = await this.database.all<Row>(`${ALL} where id = ?`, [id]);
    return row ? branchOf(row) : null;
  }
  async list(): Promise<Branch[]> {
    return (await this.database.all<Row>(`${ALL} order by name, id`)).map(branchOf);
  }
  async save({ state }: Branch): Promise<void> {
    const { id, hours, exceptions, ...plain } = state;
    const row = { ...plain, hours: JSON.stringify(hours), exceptions: JSON.stringify(exceptions) };
    const em = this.database.em();
    if ((await em.nativeUpdate(BranchRow, { id }, row)) === 0) await em.insert(BranchRow, { id, ...row });
    await changed(this.database);
  }
}

const branchOf = (row: Row): Branch =>
  Branch.restore({
    id: row.id,
    name: row.name,
    city: row.city,
    zone: row.zone,
    areaCode: row.area_code,
    hours: JSON.parse(row.hours) as BranchState['hours'],
    exceptions: JSON.parse(row.exceptions) as BranchState['exceptions'],
    keepsHolidays: Boolean(row.keeps_holidays),
  });
