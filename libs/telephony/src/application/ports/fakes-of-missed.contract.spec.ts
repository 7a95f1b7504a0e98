import { FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeMissedBook } from './fake-missed-book.js';
import { FakeBranchHours, FakeInquiriesOfCalls } from './fake-missed-neighbours.js';
import { missedBookContract } from './missed-book.contract.js';
import { branchHoursContract, inquiriesOfCallsContract } from './missed-neighbours.contract.js';

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
