import { ArgumentsWrong, numberFrom, readArguments } from './arguments.js';

const mark = { name: 'lay-brick', summary: 'Кладёт кирпич', usage: '--mark <марка> [--count <число>] [--dry]' };
const options = { mark: { type: 'string' }, count: { type: 'string' }, dry: { type: 'boolean' } } as const;
const read = (...args: string[]) => readArguments(mark, args, options, ['mark']);

describe('arguments of a command', () => {
  it('are read with their types', () => {
    const values: { mark: string; count?: string; dry?: boolean } = read('--mark', 'М150', '--dry');
    expect({ ...values }).toEqual({ mark: 'М150', dry: true });
    expect(read('--mark=-5').mark).toBe('-5');
  });
  it.each([
    [[], 'Не хватает: --mark'],
    [['--mark', ''], 'Не хватает: --mark'],
    [['--mark', 'М150', '--color', 'red'], 'Нет такого параметра: --color'],
    [['--mark'], 'Нужно значение: --mark'],
    [['--mark', 'М150', '--dry=yes'], 'Значение не нужно: --dry'],
    [['М150'], 'Лишнее слово: М150'],
  ])('are refused with the usage: %j', (args, problem) => {
    let error: unknown;
    try {
      read(...args);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(ArgumentsWrong);
    const [first, , ...rest] = (error as Error).message.split('\n');
    expect(first).toContain(problem);
    expect(rest.join('\n')).toBe('Как вызвать:\n  npm run cli -- lay-brick --mark <марка> [--count <число>] [--dry]');
  });
  it('may be numbers', () => {
    expect([numberFrom(mark, 'count', '7,5'), numberFrom(mark, 'count', ' 0 ')]).toEqual([7.5, 0]);
    for (const text of ['', ' ', 'семь', '-1', '101', '1.5', 'Infinity', 'NaN'])
      expect(() => numberFrom(mark, 'count', text, { max: 100, whole: true })).toThrow('--count: нужно целое число');
  });
});
