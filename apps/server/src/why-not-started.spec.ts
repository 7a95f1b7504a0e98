import { DomainError } from '@prorab/kernel';
import { defineMessages } from '@prorab/platform/marks';
import { readEnvironment } from './environment.js';
import { whyNotStarted } from './why-not-started.js';

const failure = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: it failed`), { code, ...more });

describe('a start that fails', () => {
  it('says in Russian what to do, then the cause, and shows no stack', () => {
    const taken = failure('EADDRINUSE', { address: '127.0.0.1', port: 3000 });
    expect(whyNotStarted(taken)).toBe(
      '\nПрораб не запущен. Порт 127.0.0.1:3000 занят: остановите того, кто его слушает, или назовите другой (PORT для API, SMTP_PORT для писем).\n' +
        'Prorab cannot start: EADDRINUSE: it failed\n',
    );
    expect(whyNotStarted(failure('EACCES', { port: 25, address: '::' }))).toContain('порт больше 1023');
    expect(whyNotStarted(failure('EACCES', { path: '/data' }))).toContain('Нет прав на /data');
    expect(whyNotStarted(failure('EEXIST', { path: '/data' }))).toContain('/data не папка');
    for (const code of ['EROFS', 'ENOSPC', 'SQLITE_NOTADB', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'])
      expect(whyNotStarted(failure(code))).toMatch(/DATA/);
  });
  it('speaks by the code of an error of ours', () => {
    defineMessages({ 'test.no-base': { ru: 'База {where} молчит.', en: '' } });
    const error = new DomainError('unavailable', 'test.no-base', 'the base at x is silent', { where: 'x' });
    expect(whyNotStarted(error)).toBe(
      '\nПрораб не запущен. База x молчит.\nProrab cannot start: the base at x is silent\n',
    );
  });
  it('knows a configuration that is named and is not there, and a port that is none', () => {
    const reason = (env: NodeJS.ProcessEnv): string | null => {
      try {
        readEnvironment({ PRORAB_DATA: '.', ...env });
        return null;
      } catch (error) {
        return whyNotStarted(error);
      }
    };
    expect(reason({ PRORAB_CONFIG: '/nowhere/c.yaml' })).toContain('Файла настройки /nowhere/c.yaml нет');
    expect(reason({ PORT: 'abc' })).toContain('PORT — число от 0 до 65535.');
  });
  it('leaves the unknown to its stack', () => {
    expect(whyNotStarted(new TypeError('x is not a function'))).toBeNull();
    expect(whyNotStarted(failure('EWHAT'))).toBeNull();
    expect(whyNotStarted('x')).toBeNull();
  });
});
