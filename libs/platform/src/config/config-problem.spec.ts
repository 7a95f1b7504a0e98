import { z } from 'zod';
import { problemsOf } from './config-problem.js';

const Sender = z.strictObject({ host: z.string(), port: z.int() });
const Folder = z.strictObject({ folder: z.string() });
const schema = z.strictObject({
  name: z.string().min(2).max(5),
  port: z.number().min(1).max(9),
  list: z.array(z.string()).min(1).max(2),
  role: z.enum(['head', 'seller']),
  on: z.boolean(),
  url: z.url(),
  day: z.string().regex(/^\d\d$/),
  sender: z.union([Sender, Folder]),
  years: z.record(z.string().regex(/^20\d\d$/), z.strictObject({})),
  pair: z.number().refine(() => false, { message: 'is no pair', params: { ru: 'не пара' } }),
});
const told = (value: unknown): { en: string; ru: string }[] =>
  schema.safeParse(value).error?.issues.flatMap((issue) => problemsOf(issue)) ?? [];

describe('what is wrong in the configuration', () => {
  const wrong = {
    ...{ name: 'x', port: 0, list: [], role: 'king', on: 'yes', url: 'none', day: 'x', sender: { host: 'a', prt: 1 } },
    ...{ years: { next: {} }, pair: 1, cats: 2 },
  };
  it('is told in Russian, place by place', () => {
    expect(told(wrong).map(({ ru }) => ru)).toEqual([
      'name: не короче 2 знаков',
      'port: не меньше 1',
      'list: строк в списке не меньше 1',
      'role: нужно одно из: head, seller',
      'on: ожидается true или false',
      'url: должно быть вида url',
      'day: должно подходить под /^\\d\\d$/',
      'sender.port: не указано',
      'sender: неизвестный ключ prt',
      'years.next: такого имени здесь быть не может',
      'pair: не пара',
      'на верхнем уровне: неизвестный ключ cats',
    ]);
  });
  it('is told in English for the others', () => {
    expect(told({ ...wrong, name: 'too long', list: ['a', 'b', 'c'], port: 'x' }).map(({ en }) => en)).toEqual(
      expect.arrayContaining([
        'name: at most 5 characters',
        'list: at most 2 entries',
        'port: expected number',
        'pair: is no pair',
        '(top): unknown key cats',
      ]),
    );
  });
});
