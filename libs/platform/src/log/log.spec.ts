import { DomainError } from '@prorab/kernel';
import { NestLog, makeLog } from './log.js';

const SECRET = 'тайна-4711';

describe('the log', () => {
  const lines: string[] = [];
  const log = makeLog('debug', { write: (line: string) => void lines.push(line) } as never);
  const written = (write: () => void): string => {
    lines.length = 0;
    write();
    return lines.join('');
  };

  it.each([
    'password',
    'token',
    'secret',
    'authorization',
    'cookie',
    'totp',
    'recoveryCode',
    'text',
    'html',
    'body',
    'raw',
    'source',
  ])('hides %s at the top, one and two steps down', (name) => {
    const hidden = written(() =>
      log.info({ [name]: SECRET, a: { [name]: SECRET, kept: 1 }, b: { c: { [name]: SECRET } } }, 'told'),
    );
    expect(hidden).not.toContain(SECRET);
    expect(JSON.parse(hidden)).toMatchObject({ a: { kept: 1 }, [name]: '[hidden]', msg: 'told', level: 'info' });
  });
  it('hides them however deep they lie and in lists', () => {
    const deep = { a: { b: { c: { d: { password: SECRET, headers: { 'set-cookie': SECRET } } } } } };
    expect(
      written(() => log.info({ ...deep, letters: [{ text: SECRET }], 'set-cookie': SECRET }, 'told')),
    ).not.toContain(SECRET);
  });
  it('tells of an error its name, code, message, stack and cause, and nothing that it carries', () => {
    const cause = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED', password: SECRET });
    const error = Object.assign(new DomainError('invalid', 'a.b', 'it is so', { text: SECRET }), {
      cause,
      letter: SECRET,
    });
    const line = written(() => log.error({ err: error }, 'failed'));
    expect(JSON.parse(line)).toMatchObject({
      err: { type: 'DomainError', code: 'a.b', message: 'it is so', cause: { code: 'ECONNREFUSED' } },
    });
    expect(line).not.toContain(SECRET);
    expect(JSON.parse(written(() => log.error({ err: 'only a word' })))).toMatchObject({
      err: 'only a word',
    });
  });
  it('keeps a line short: bytes by their number, lists and depths up to a bound, circles too', () => {
    const circle: Record<string, unknown> = { name: 'x' };
    circle.self = circle;
    const line = written(() =>
      log.info({ file: Buffer.alloc(5), many: Array(99).fill(1), circle, at: new Date(0) }, 'told'),
    );
    const { file, many, at } = JSON.parse(line) as { file: string; many: number[]; at: string };
    expect([file, many.length, at]).toEqual(['5 bytes', 50, '1970-01-01T00:00:00.000Z']);
    expect(line.length).toBeLessThan(1000);
  });
  it('takes Nest’s lines, the chatty ones as debug', () => {
    const nest = new NestLog(log);
    expect(JSON.parse(written(() => nest.log('started', 'Router')))).toMatchObject({
      level: 'debug',
      context: 'Router',
    });
    expect(JSON.parse(written(() => nest.error('broken', 'at x', 'Router')))).toMatchObject({
      level: 'error',
      stack: 'at x',
    });
  });
});
