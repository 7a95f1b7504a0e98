import { Injectable } from '@nestjs/common';
import { Staff } from '@prorab/team/contract';
import { type Colleague, Colleagues } from '../../../application/ports/colleagues.port.js';

/** Colleagues as team knows them. */
@Injectable()
export class StaffColleagues extends Colleagues {
  constructor(private readonly staff: Staff) {
    super();
  }
  async list(): Promise<readonly Colleague[]> {
    return (await this.staff.list()).map(({ id, name, emails, active }) => ({ id, name, emails, active }));
  }
}
