import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeMissedBook } from './fake-missed-book.js';
import { FakeBranchHours, FakeInquiriesOfCalls } from './fake-missed-neighbours.js';
import { FakeUnwelcomeCallers } from './fake-unwelcome-callers.js';
import { missedBookContract } from './missed-book.contract.js';
import { branchHoursContract, inquiriesOfCallsContract } from './missed-neighbours.contract.js';
import { unwelcomeCallersContract } from './unwelcome-callers.contract.js';

missedBookContract('in memory', async () => ({ missed: new FakeMissedBook(), work: new FakeUnitOfWork() }));
inquiriesOfCallsContract('in memory', (inquiryOf) => {
  const fake = new FakeInquiriesOfCalls();
  for (const [call, inquiry] of inquiryOf) fake.inquiryOf.set(call, inquiry);
  return fake;
});
branchHoursContract('in memory', (calendars) => {
  const fake = new FakeBranchHours();
  for (const [branch, calendar] of calendars) fake.calendars.set(branch, calendar);
  return fake;
});
unwelcomeCallersContract('in memory', async () => {
  const unwelcome = new FakeUnwelcomeCallers();
  return { unwelcome, work: new FakeUnitOfWork(), refusedOf: async (number) => unwelcome.refused.get(number) ?? 0 };
});
