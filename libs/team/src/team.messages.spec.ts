import { readFileSync } from 'node:fs';
import { messageFor } from '@prorab/platform/marks';
import { AbsenceInvalid, BranchInvalid, EmployeeInvalid, PasswordRefused } from './domain/team-errors.js';
import { teamMessages, teamWords } from './team.messages.js';

describe('messages of team', () => {
  it('cover every code that the domain and the contract throw, and no other', () => {
    const source = readFileSync(new URL('./domain/team-errors.ts', import.meta.url), 'utf8');
    const told = readFileSync(new URL('./contract/branch-named.ts', import.meta.url), 'utf8');
    const plain = [...(source + told).matchAll(/'(team\.[a-z-]+)'/g)].map((m) => m[1]);
    const states = ['on', 'off', 'not-enrolled'].map((state) => `team.second-factor-${state}`);
    expect(source).toContain('`team.second-factor-${state}`');
    expect([...plain, ...states].sort()).toEqual(Object.keys(teamMessages).sort());
  });

  it.each([
    [new EmployeeInvalid('name', 'name-length'), 'Неверно заполнено поле сотрудника «имя»: нужно от 1 до 100 знаков'],
    [
      new EmployeeInvalid('emails', 'not-an-address', 'анна@'),
      'Неверно заполнено поле сотрудника «адреса почты»: «анна@» не адрес электронной почты',
    ],
    [new BranchInvalid('name', 'name-length'), 'Неверно заполнено поле филиала «название»: нужно от 1 до 100 знаков'],
    [new AbsenceInvalid('ends-before-it-begins'), 'Отсутствие задано неверно: конец должен быть позже начала'],
    [new PasswordRefused('too-short', 10), 'Пароль не подходит: нужно не меньше 10 знаков'],
  ])('say $code to a Russian without a word of English', (error, russian) => {
    expect(messageFor(error.code, 'ru', error.details, error.message)).toBe(russian);
  });

  it('have a word for every field and reason that the domain names', () => {
    const domain = ['account', 'branch', 'employee', 'absence-plan', 'password-policy']
      .map((file) => readFileSync(new URL(`./domain/${file}.ts`, import.meta.url), 'utf8'))
      .join();
    const fields = [...domain.matchAll(/(?:Employee|Branch)Invalid\('(\w+)'/g)].map((m) => m[1]);
    expect(fields.length).toBeGreaterThan(9);
    expect([...new Set(fields)].sort()).toEqual(Object.keys(teamWords.field).sort());
    for (const { ru } of [...Object.values(teamWords.reason), ...Object.values(teamWords.field)])
      expect(ru.replace(/\{\w+\}|UUID/g, '')).not.toMatch(/[a-z]/i);
  });
});
