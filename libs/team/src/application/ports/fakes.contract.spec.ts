import { FakeUnitOfWork } from '@prorab/platform/testing';
import { absenceBookContract } from './absence-book.contract.js';
import { accountBookContract } from './account-book.contract.js';
import { attemptBookContract } from './attempt-book.contract.js';
import { branchBookContract } from './branch-book.contract.js';
import { companyBookContract } from './company-book.contract.js';
import { employeeRegisterContract } from './employee-register.contract.js';
import { FakeAbsenceBook } from './fake-absence-book.js';
import { FakeAccountBook } from './fake-account-book.js';
import { FakeAttemptBook } from './fake-attempt-book.js';
import { FakeBranchBook } from './fake-branch-book.js';
import { FakeCompanyBook } from './fake-company-book.js';
import { FakeEmployeeRegister } from './fake-employee-register.js';
import { FakeOneTimeCodes } from './fake-one-time-codes.js';
import { FakePasswordHasher } from './fake-password-hasher.js';
import { FakeSecretBox } from './fake-secret-box.js';
import { FakeSessionBook } from './fake-session-book.js';
import { FakeTokenMint } from './fake-token-mint.js';
import { oneTimeCodesContract } from './one-time-codes.contract.js';
import { passwordHasherContract } from './password-hasher.contract.js';
import { secretBoxContract } from './secret-box.contract.js';
import { sessionBookContract } from './session-book.contract.js';
import { tokenMintContract } from './token-mint.contract.js';

const beside =
  <B>(make: () => B) =>
  async () => ({ book: make(), employees: new FakeEmployeeRegister(), work: new FakeUnitOfWork() });

employeeRegisterContract(
  'fake',
  beside(() => new FakeEmployeeRegister()),
);
branchBookContract(
  'fake',
  beside(() => new FakeBranchBook()),
);
absenceBookContract(
  'fake',
  beside(() => new FakeAbsenceBook()),
);
accountBookContract(
  'fake',
  beside(() => new FakeAccountBook()),
);
sessionBookContract(
  'fake',
  beside(() => new FakeSessionBook()),
);
attemptBookContract(
  'fake',
  beside(() => new FakeAttemptBook()),
);
companyBookContract('fake', async () => {
  const [employees, branches, absences] = [new FakeEmployeeRegister(), new FakeBranchBook(), new FakeAbsenceBook()];
  const book = new FakeCompanyBook(employees, branches, absences);
  return { book, employees, branches, absences, work: new FakeUnitOfWork() };
});
passwordHasherContract('fake', () => new FakePasswordHasher());
secretBoxContract('fake', () => new FakeSecretBox());
tokenMintContract('fake', () => new FakeTokenMint());
oneTimeCodesContract('fake', () => {
  const codes = new FakeOneTimeCodes();
  return { codes, codeAt: async (_secret, at) => codes.codeAt(at) };
});
