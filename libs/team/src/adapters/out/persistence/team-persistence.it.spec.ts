import { FakeTokenMint } from '../../../application/ports/fake-token-mint.js';
import { FakePasswordHasher } from '../../../application/ports/fake-password-hasher.js';
import { newId } from '@prorab/kernel';
import { ManualClock } from '@prorab/kernel';
import { type TestHouse, openTestHouse, testEngines } from '@prorab/platform/testing';
import { absenceBookContract } from '../../../application/ports/absence-book.contract.js';
import { accountBookContract } from '../../../application/ports/account-book.contract.js';
import { attemptBookContract } from '../../../application/ports/attempt-book.contract.js';
import { branchBookContract } from '../../../application/ports/branch-book.contract.js';
import { companyBookContract } from '../../../application/ports/company-book.contract.js';
import { employeeRegisterContract } from '../../../application/ports/employee-register.contract.js';
import { sessionBookContract } from '../../../application/ports/session-book.contract.js';
import { ProvePassword } from '../../../application/steps/prove-password.step.js';
import { Account } from '../../../domain/account.js';
import { aBranch, anEmployee } from '../../../domain/an-employee.builder.js';
import type { Company } from '../../../domain/company.js';
import { LoginRules } from '../../../domain/login-rules.js';
import { AesSecretBox } from '../node-crypto/aes-secret-box.js';
import { MikroAbsenceBook } from './mikro-absence-book.js';
import { MikroAccountBook } from './mikro-account-book.js';
import { MikroAttemptBook } from './mikro-attempt-book.js';
import { MikroBranchBook } from './mikro-branch-book.js';
import { MikroCompanyBook } from './mikro-company-book.js';
import { MikroEmployeeRegister } from './mikro-employee-register.js';
import { MikroSessionBook } from './mikro-session-book.js';
import { teamTables } from './team.tables.js';

const box = new AesSecretBox(Buffer.alloc(32, 1));
const TABLES = ['branch', 'employee', 'address', 'absence', 'account', 'session', 'attempt'];
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (e: { code?: string; message: string }) => e.code ?? e.message,
  );

describe.each(testEngines())('the tables of team on %s', (engine) => {
  let house: TestHouse;
  beforeAll(async () => void (house = await openTestHouse(engine, [teamTables])));
  afterAll(() => house.close());
  const empty = async (): Promise<void> => {
    for (const table of TABLES) await house.database.run(`delete from team_${table}`);
  };
  beforeEach(empty);

  const beside =
    <B>(make: (house: TestHouse) => B) =>
    async () => {
      await empty();
      return { book: make(house), employees: new MikroEmployeeRegister(house.database), work: house.work };
    };
  employeeRegisterContract(
    engine,
    beside((h) => new MikroEmployeeRegister(h.database)),
  );
  branchBookContract(
    engine,
    beside((h) => new MikroBranchBook(h.database)),
  );
  absenceBookContract(
    engine,
    beside((h) => new MikroAbsenceBook(h.database)),
  );
  companyBookContract(engine, async () => {
    await empty();
    // Whoever empties tables by hand says nothing of it, so each begins with a book that has read nothing yet.
    const { database, work } = house;
    const [employees, branches] = [new MikroEmployeeRegister(database), new MikroBranchBook(database)];
    const book = new MikroCompanyBook(database, new ManualClock('2026-11-20T00:00:00Z'));
    return { book, employees, branches, absences: new MikroAbsenceBook(database), work };
  });
  accountBookContract(
    engine,
    beside((h) => new MikroAccountBook(h.database, box)),
  );
  sessionBookContract(
    engine,
    beside((h) => new MikroSessionBook(h.database)),
  );
  attemptBookContract(
    engine,
    beside((h) => new MikroAttemptBook(h.database)),
  );

  it('are as the row schemas say', async () => {
    expect(await house.database.schemaDifference()).toBe('');
    expect(await house.database.pendingMigrations()).toEqual([]);
  });

  it('hold no secret of an authenticator that a reader of the database could use', async () => {
    const [anna, boris] = [anEmployee(), anEmployee()];
    const accounts = new MikroAccountBook(house.database, box);
    const open = (employeeId: string, login: string): Promise<void> =>
      house.work.run(async () => {
        const account = Account.open({ employeeId, login, passwordHash: 'x', mustChangePassword: false }, new Date());
        account.enrol('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
        await accounts.save(account);
      });
    await open(anna.id, 'anna');
    await open(boris.id, 'boris');
    const rows = await house.tables.all<{ factor_secret: string }>('select factor_secret from team_account');
    expect(JSON.stringify(rows)).not.toContain('GEZD');
    expect(rows[0]?.factor_secret).not.toBe(rows[1]?.factor_secret);
    // Somebody who can write to the table gives Anna his own secret.
    await house.database.run('update team_account set factor_secret = ?', [rows[0]?.factor_secret ?? '']);
    const outcomes = [await codeOf(accounts.byLogin('anna')), await codeOf(accounts.byLogin('boris'))];
    expect(outcomes.sort()).toEqual(['done', 'team.secret-unreadable']);
  });

  describe('two instances at once', () => {
    let other: TestHouse;
    beforeAll(async () => void (other = await house.another()));
    afterAll(() => other.close());
    it('know the same company, and none that came to nothing', async () => {
      const clock = new ManualClock('2026-11-20T00:00:00Z');
      const [here, there] = [house, other].map((h) => new MikroCompanyBook(h.database, clock));
      const names = async (book = here): Promise<string[]> =>
        (await book!.company()).employees.map(({ state }) => state.name);
      const hire = (h: TestHouse, name: string): Promise<void> =>
        new MikroEmployeeRegister(h.database).add(anEmployee({ name }));
      await house.work.run(() => hire(house, 'Анна'));
      expect([await names(here), await names(there)]).toEqual([['Анна'], ['Анна']]);
      await other.work.run(() => hire(other, 'Борис'));
      expect([await names(here), await names(there)]).toEqual([
        ['Анна', 'Борис'],
        ['Анна', 'Борис'],
      ]);
      const undone = house.work.run(async () => {
        await hire(house, 'Вера');
        expect(await names()).toEqual(['Анна', 'Борис', 'Вера']);
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await names()).toEqual(['Анна', 'Борис']);
      // Asked again, it is not read again: the very same.
      expect(await here!.company()).toBe(await here!.company());
    });
    it('keep what a unit of work has read, unless it has changed something', async () => {
      const book = new MikroCompanyBook(house.database, new ManualClock('2026-11-20T00:00:00Z'));
      const read = (): Promise<Company> => house.work.run(() => book.company());
      const first = await read();
      expect(await read()).toBe(first);
      const undone = house.work.run(async () => {
        await new MikroEmployeeRegister(house.database).add(anEmployee({ name: 'Анна' }));
        expect((await book.company()).employees).toHaveLength(1);
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      await house.work.run(() => new MikroBranchBook(house.database).save(aBranch({ name: 'Юг' })));
      expect((await read()).employees).toEqual([]);
      expect((await read()).branches).toHaveLength(1);
    });
    it('know within a minute what was changed without being counted, by hand or by an older version of the house', async () => {
      const clock = new ManualClock('2026-11-20T00:00:00Z');
      const book = new MikroCompanyBook(house.database, clock);
      const names = async (): Promise<string[]> => (await book.company()).employees.map(({ state }) => state.name);
      await house.work.run(() => new MikroEmployeeRegister(house.database).add(anEmployee({ name: 'Анна' })));
      expect(await names()).toEqual(['Анна']);
      await house.database.run("update team_employee set name = 'Вера'");
      clock.advance({ minutes: 1 });
      expect(await names()).toEqual(['Вера']);
    });
    it('know the same company where the row that counts is gone', async () => {
      const book = new MikroCompanyBook(house.database, new ManualClock('2026-11-20T00:00:00Z'));
      const names = async (): Promise<string[]> => (await book.company()).employees.map(({ state }) => state.name);
      await house.database.run('delete from team_revision');
      expect(await names()).toEqual([]);
      await house.work.run(() => new MikroEmployeeRegister(house.database).add(anEmployee({ name: 'Анна' })));
      expect(await names()).toEqual(['Анна']);
      await house.database.run('insert into team_revision (id, revision) values (1, 1)');
    });
    /** Many times, since a race that is lost once in ten is lost. */
    const ROUNDS = engine === 'sqlite' ? 3 : 15;
    const both = <T>(act: (h: TestHouse) => Promise<T>): Promise<[string, string]> =>
      Promise.all([codeOf(act(house)), codeOf(act(other))]);

    it('give an address, an extension, a login to one', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        await empty();
        const added = await both((h) =>
          h.work.run(() => new MikroEmployeeRegister(h.database).add(anEmployee({ emails: ['x@a.ru'] }))),
        );
        expect(added.sort()).toEqual(['done', 'team.email-taken']);
        const called = await both((h) =>
          h.work.run(() => new MikroEmployeeRegister(h.database).add(anEmployee({ extension: '305' }))),
        );
        expect(called.sort()).toEqual(['done', 'team.extension-taken']);
        const facts = { login: 'anna', passwordHash: 'x', mustChangePassword: false };
        const opened = await both((h) =>
          h.work.run(() =>
            new MikroAccountBook(h.database, box).save(Account.open({ employeeId: newId(), ...facts }, new Date())),
          ),
        );
        expect(opened.sort()).toEqual(['done', 'team.login-taken']);
        expect(await house.tables.all('select id from team_employee')).toHaveLength(2);
      }
    });

    it('plan no two absences at the same time', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const anna = anEmployee();
        await house.work.run(() => new MikroEmployeeRegister(house.database).add(anna));
        const planned = await both((h) =>
          h.work.run(async () => {
            const book = new MikroAbsenceBook(h.database);
            const plan = await book.takeForChange(anna.id);
            const [from, to] = [new Date('2026-12-01T00:00:00Z'), new Date('2026-12-08T00:00:00Z')];
            plan.add({ id: newId(), kind: 'sick', from, to, deputyId: null, note: '', plannedAt: from });
            await book.save(plan);
          }),
        );
        expect(planned.sort()).toEqual(['done', 'team.absence-overlaps']);
      }
    });

    it('count every guess, however many come at once', async () => {
      const clock = new ManualClock('2026-11-23T09:00:00Z');
      const lockOut = { free: 3, firstDelayMs: 30_000, longestDelayMs: 100_000, forgetAfterMs: 86_400_000 };
      const rules = new LoginRules({ idleMs: 1, longestMs: 1, touchEveryMs: 1 }, lockOut, 10);
      const doors = [house, other].map(
        (h) =>
          new ProvePassword(
            new MikroAttemptBook(h.database),
            new FakePasswordHasher(),
            new FakeTokenMint(),
            rules,
            h.work,
            clock,
          ),
      );
      const guesses = Array.from({ length: engine === 'sqlite' ? 8 : 24 }, (_, i) =>
        codeOf(doors[i % 2]!.execute({ who: 'account:anna', hash: null, password: `guess ${i}` })),
      );
      const answers = await Promise.all(guesses);
      expect(answers.filter((a) => a === 'team.login-refused')).toHaveLength(4);
      expect(answers.filter((a) => a === 'team.login-locked')).toHaveLength(guesses.length - 4);
    });
  });
});
