import type { StaffBranch } from '@prorab/team/contract';
import { SomePeople } from '../../../../../../test/houses/some-people.js';
import { branchesContract } from '../../../application/ports/report-neighbours.contract.js';
import { StaffCallBranches } from './staff-call-branches.js';

class SomeBranches extends SomePeople {
  constructor(private readonly some: readonly StaffBranch[]) {
    super();
  }
  protected isAtWork(): boolean {
    return true;
  }
  override async branches(): Promise<StaffBranch[]> {
    return [...this.some];
  }
}
branchesContract('of team', (places) => {
  const some = places.map((place) => ({ ...place, name: place.id, city: place.id, areaCode: null }));
  return new StaffCallBranches(new SomeBranches(some));
});
