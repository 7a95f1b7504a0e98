import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@prorab/kernel';
import { z } from 'zod';
import { configSection } from '../config/load-config.js';
import '../i18n/platform.messages.js';
import { messageFor } from '../marks/index.js';
import { checkConfig } from './check-config.js';

const box = z.strictObject({ host: z.string(), port: z.int().default(993), passwordEnv: z.string().optional() });
const sections = [configSection('mail', z.strictObject({ boxes: z.array(box).default([]) }).prefault({}))];

describe('the check of the configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'prorab-config-'));
  const file = join(folder, 'company.yaml');
  afterAll(() => rmSync(folder, { recursive: true }));
  const check = (text: string, env: NodeJS.ProcessEnv = {}): string => {
    const lines: string[] = [];
    writeFileSync(file, text);
    try {
      checkConfig({ file, sections }, { line: (line) => lines.push(line) }, env);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return messageFor(error.code, 'ru', error.details, error.message).replace(folder, '');
    }
    return lines.join('\n').replace(folder, '');
  };

  it('is content with a right file, and with none', () => {
    expect(check('mail: { boxes: [{ host: imap.ru, passwordEnv: SALES }] }', { SALES: 'x' })).toBe(
      'Настройка верна: /company.yaml',
    );
    const lines: string[] = [];
    checkConfig({ file: '/nowhere.yaml', sections }, { line: (line) => lines.push(line) });
    expect(lines).toEqual(['Файла /nowhere.yaml нет: действуют значения по умолчанию.']);
  });
  it('names every place that is wrong, and no value', () => {
    expect(check('mail: { boxes: [{ host: 5, port: secret, colour: red }] }\ncats: 1')).toBe(
      [
        'Настройка неверна: /company.yaml',
        '  - mail.boxes.0.host: ожидается строка',
        '  - mail.boxes.0.port: ожидается число',
        '  - mail.boxes.0: неизвестный ключ colour',
        '  - на верхнем уровне: неизвестный ключ cats',
      ].join('\n'),
    );
    expect(check('mail: [')).toMatch(/это не YAML, строка \d/);
  });
  it('does not ask for the variables of a part that is not in use', () => {
    const books = z.strictObject({ from: z.enum(['own', '1c']), exchange: z.strictObject({ userEnv: z.string() }) });
    const section = configSection('books', books, ({ from }) => (from === '1c' ? [] : ['exchange']));
    const wrong = (from: string): string => {
      writeFileSync(file, `books: { from: ${from}, exchange: { userEnv: EXCHANGE_USER } }`);
      try {
        checkConfig({ file, sections: [section] }, { line: () => undefined }, {});
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(wrong('own')).toBe('');
    expect(wrong('1c')).toContain('EXCHANGE_USER');
  });
  it('names the environment variables that are empty', () => {
    expect(check('mail: { boxes: [{ host: a }, { host: b, passwordEnv: SALES }] }', { SALES: '' })).toContain(
      '  - mail.boxes.1.passwordEnv: переменная окружения SALES пуста',
    );
  });
});
