import { readFileSync } from 'node:fs';
import { messageFor } from '@prorab/platform/marks';
import { PictureUnreadable } from './domain/files/file-errors.js';
import { fileMessages, pushMessages } from './messenger-push.messages.js';

const raisedIn = (...files: string[]): string[] =>
  files.flatMap((file) =>
    [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/'(messenger\.[a-z-]+)'/g)].map(
      (m) => m[1] ?? '',
    ),
  );

describe('messages of files and pushes', () => {
  it.each([
    ['files', fileMessages, ['./domain/files/file-errors.ts']],
    [
      ...(['pushes', pushMessages] as const),
      [
        './domain/push/push-errors.ts',
        './domain/notice/notice-settings.ts',
        './adapters/out/web-push/push-key-wrong.ts',
      ],
    ],
  ] as const)('exist in both languages for every error of %s, and for no other', (_, messages, files) => {
    expect(Object.keys(messages).sort()).toEqual(raisedIn(...files).sort());
    for (const { ru, en } of Object.values(messages))
      expect([/[а-яё]/i.test(ru), /[а-яё]/i.test(en)]).toEqual([true, false]);
  });
  it('say in words what is wrong', () => {
    const { code, details, message } = new PictureUnreadable('too-large');
    expect(messageFor(code, 'ru', details, message)).toBe('Картинку нельзя принять: в ней слишком много точек');
  });
});
