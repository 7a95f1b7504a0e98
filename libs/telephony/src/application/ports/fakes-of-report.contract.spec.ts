import { FakeBranches, FakeWorthOfCalls } from './fake-report-neighbours.js';
import { branchesContract, worthOfCallsContract } from './report-neighbours.contract.js';

branchesContract('in memory', (places) => {
  const branches = new FakeBranches();
  branches.places.push(...places);
  return branches;
});
worthOfCallsContract('in memory', (cells) => {
  const worth = new FakeWorthOfCalls();
  worth.cells = [...cells];
  return worth;
});
