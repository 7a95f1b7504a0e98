import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { Base77 } from '../base77/base77.js';
import { OneCUser } from '../base77/one-c-user.js';
import { OrderRobot } from './order-robot.js';

const KEY = '0199d3a1-7c1e-7000-8000-0242ac120050';
const order = (...more: string[]): string[] => [
  ...['Формат\t1', `Ключ\t${KEY}`, 'КлиентКод\t00000037', 'КлиентНаименование\tРомашка', 'Комментарий\tСамовывоз'],
  ...more,
];
const goods = 'Строка\t00000077\t\tКабель ВВГ 3х1.5\t12.5\t120.00';

describe('the robot of 1C', () => {
  let folder: string;
  let base: Base77;
  let user: OneCUser;
  let robot: OrderRobot;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'prorab-robot-'));
    base = Base77.create(join(folder, 'base.sqlite'));
    user = new OneCUser(base, { now: () => new Date('2024-06-19T09:00:00.000Z') });
    robot = new OrderRobot(base, user, join(folder, 'exchange'));
    mkdirSync(join(folder, 'exchange/orders'), { recursive: true });
  });
  afterEach(() => {
    user.close();
    rmSync(folder, { recursive: true });
  });
  const put = (...lines: string[]): void =>
    writeFileSync(join(folder, `exchange/orders/${KEY}.txt`), iconv.encode(`${lines.join('\r\n')}\r\n`, 'cp1251'));
  const file = (): string => join(folder, `exchange/answers/${KEY}.txt`);
  const answer = (): string[] => iconv.decode(readFileSync(file()), 'cp1251').trimEnd().split('\r\n');
  const made = (): unknown[] =>
    user.reading((connection) =>
      connection.prepare("SELECT SP3108, SP600 FROM DH310 WHERE SP600 LIKE ? || '%'").raw().all(KEY),
    );

  it('makes an invoice of an order and answers with its number', () => {
    put(...order(goods, 'Конец\t1'));
    expect(robot.look()).toHaveLength(1);
    expect(answer()).toEqual([
      `Ключ\t${KEY}`,
      'Состояние\tвыполнен',
      expect.stringMatching(/^Номер\t\d{10}$/),
      'Конец',
    ]);
    expect(made()).toEqual([[150_000, `${KEY} Самовывоз`]]);
  });
  it('makes no second one of the same order, answered or not', () => {
    put(...order(goods, 'Конец\t1'));
    robot.look();
    const first = answer();
    expect(robot.look()).toEqual([]);
    rmSync(file());
    robot.look();
    // Broken off after it said that it has begun: taken again.
    writeFileSync(file(), iconv.encode(`Ключ\t${KEY}\r\nСостояние\tпринят\r\nКонец\r\n`, 'cp1251'));
    robot.look();
    expect(answer()).toEqual(first);
    expect(made()).toHaveLength(1);
  });
  it('leaves a file alone that is still being written', () => {
    put(...order(goods));
    expect(robot.look()).toEqual([]);
    expect(made()).toEqual([]);
  });
  it.each([
    ['Товар не найден: 99 Ничто', [...order('Строка\t99\t\tНичто\t1\t1.00', 'Конец\t1')]],
    ['Не указана цена: Кабель ВВГ 3х1.5', [...order('Строка\t00000077\t\tКабель ВВГ 3х1.5\t1\t', 'Конец\t1')]],
    [
      'Клиент не найден по коду: Некто',
      [`Ключ\t${KEY}`, 'КлиентКод\t1', 'КлиентНаименование\tНекто', goods, 'Конец\t1'],
    ],
  ])('refuses with the reason: %s', (because, lines) => {
    put(...lines);
    robot.look();
    expect(answer()).toEqual([`Ключ\t${KEY}`, 'Состояние\tотказ', `Причина\t${because}`, 'Конец']);
    expect(made()).toEqual([]);
  });
});
