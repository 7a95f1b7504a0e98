import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainError } from '@prorab/kernel';
import { messageFor } from '@prorab/platform/marks';
import { MergeConflictsOpen, MergeUndoImpossible } from './domain/party/party-errors.js';
import { salesMessages } from './sales.messages.js';

const src = import.meta.dirname;
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('-errors.ts'));

describe('the messages of sales', () => {
  it('are there for every error code, and for no other', () => {
    expect(sources.length).toBeGreaterThan(2);
    const codes = sources.flatMap((f) => readFileSync(join(src, f), 'utf8').match(/'sales\.[a-z0-9-]+'/g) ?? []);
    expect(Object.keys(salesMessages).sort()).toEqual([...new Set(codes.map((c) => c.slice(1, -1)))].sort());
  });

  it('say in words what stands in the way of a merge and of its undo', () => {
    const undo = new MergeUndoImpossible([
      ...['survivor-merged-on', 'absorbed-changed'],
      ...['point-gone:email:a@b.ru', 'inquiry-moved:1042'],
    ]);
    const said = ({ code, details, message }: DomainError, language: 'ru' | 'en') =>
      messageFor(code, language, details, message);
    expect(said(undo, 'ru')).toBe(
      'Отменить объединение нельзя, с тех пор кое-что изменилось: карточку с тех пор объединили с ещё одной, ' +
        'поглощённая карточка уже не та, контакт email:a@b.ru больше не здесь, обращение № 1042 у другого клиента.',
    );
    expect(said(undo, 'en')).not.toMatch(/point-gone|inquiry-moved|merged-on|absorbed-changed/);
    const open = new MergeConflictsOpen(['two-inns', 'two-names']);
    expect(said(open, 'ru')).toBe('Перед объединением примите решение по расхождениям: разные ИНН, разные названия.');
  });
});
