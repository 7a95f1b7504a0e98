import { aCandidate, noon, someFacts } from './a-candidate.builder.js';
import { AssignmentPolicy } from './assignment-policy.js';
import { explain } from './explain.js';
import { defaultPolicy } from './policy-document.js';
import { codesOf } from './trace.js';

const policy = new AssignmentPolicy(defaultPolicy);
const after = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

describe('who gets an inquiry', () => {
  it('the manager of the thread before the responsible one', () => {
    const facts = someFacts([aCandidate('anna'), aCandidate('boris')], {
      threadManagerId: 'boris',
      responsibleId: 'anna',
    });
    expect(policy.choose(facts).employeeId).toBe('boris');
  });

  it('the responsible one also when he is back soon, but not when he comes tomorrow', () => {
    const away = (minutes: number) =>
      someFacts([aCandidate('anna', { atWork: false, nextWorkAt: after(minutes) }), aCandidate('boris')], {
        responsibleId: 'anna',
      });
    expect(policy.choose(away(20)).employeeId).toBe('anna');
    expect(policy.choose(away(900)).employeeId).toBe('boris');
  });

  it('the deputy of an absent one, and the deputy of the deputy; a circle of deputies ends', () => {
    const absent = { absentUntil: after(60 * 24 * 7), atWork: false };
    const people = [
      aCandidate('anna', { ...absent, deputyId: 'boris' }),
      aCandidate('boris', { ...absent, deputyId: 'vera' }),
      aCandidate('vera', { load: 9 }),
      aCandidate('gleb'),
    ];
    expect(policy.choose(someFacts(people, { responsibleId: 'anna' })).employeeId).toBe('vera');
    const circle = [
      aCandidate('anna', { ...absent, deputyId: 'boris' }),
      aCandidate('boris', { ...absent, deputyId: 'anna' }),
      aCandidate('gleb'),
    ];
    expect(policy.choose(someFacts(circle, { responsibleId: 'anna' })).employeeId).toBe('gleb');
  });

  it('never an absent one, even if he is expected in ten minutes', () => {
    const facts = someFacts([aCandidate('anna', { absentUntil: after(10), atWork: false, nextWorkAt: after(10) })], {
      responsibleId: 'anna',
    });
    expect(policy.choose(facts).employeeId).toBeNull();
  });

  it('the group of the mailbox, then the branch; a strict group waits rather than goes out of it', () => {
    const people = [aCandidate('anna', { load: 5, groups: ['facades'] }), aCandidate('boris', { branchId: 'spb' })];
    expect(policy.choose(someFacts(people, { group: 'facades' })).employeeId).toBe('anna');
    expect(policy.choose(someFacts(people, { branchId: 'spb' })).employeeId).toBe('boris');
    expect(policy.choose(someFacts(people, { group: 'nobody-there' })).employeeId).toBe('boris');
    const strict = new AssignmentPolicy({
      ...defaultPolicy,
      rules: [{ rule: 'group', strict: true }, { rule: 'least-load' }],
    });
    expect(strict.choose(someFacts(people, { group: 'nobody-there' })).employeeId).toBeNull();
  });

  it('the least loaded against capacity; of equals the one who waits longest', () => {
    const people = [
      aCandidate('anna', { load: 3, capacity: 6 }),
      aCandidate('boris', { load: 4, capacity: 10, waitingSince: after(-10) }),
      aCandidate('vera', { load: 2, capacity: 5, waitingSince: after(-90) }),
    ];
    expect(policy.choose(someFacts(people)).employeeId).toBe('vera');
  });

  it('nobody who has no room, or returned it before, or is of another role', () => {
    const people = [aCandidate('anna', { load: 10 }), aCandidate('boris'), aCandidate('kira', { role: 'accountant' })];
    expect(policy.choose(someFacts(people, { passedBy: ['boris'], responsibleId: 'anna' })).employeeId).toBeNull();
  });

  it('says why in words, with the numbers it saw', () => {
    const facts = someFacts(
      [
        aCandidate('anna', { name: 'Анна', absentUntil: after(60 * 24 * 3), atWork: false }),
        aCandidate('boris', { name: 'Борис', load: 2.5 }),
      ],
      { responsibleId: 'anna' },
    );
    const { because } = policy.choose(facts);
    expect(codesOf(because).at(-1)).toBe('least-load.least-loaded');
    expect(explain(because, 'ru')).toEqual([
      'Менеджер переписки: никто не назначен.',
      'Ответственный за клиента: Анна отсутствует до 2025-06-06.',
      'Заместитель: свободного заместителя нет.',
      'Группа: не указано.',
      'Филиал: не указано.',
      'Наименьшая загрузка: Борис: загрузка 2,5 из 10 (25 %), свободных 1.',
    ]);
    expect(explain(because, 'en')[5]).toBe('Least load: Борис: load 2.5 of 10 (25%), 1 free.');
  });
});
