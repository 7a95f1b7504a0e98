import { newId } from '@prorab/kernel';
import type { MessageFile } from './message-file.js';

/** 64 hex digits, another each time. */
export const aStoreKey = (): string => newId().replaceAll('-', '').repeat(2);

export const aMessageFile = (differing: Partial<MessageFile> = {}): MessageFile => ({
  ...{ id: newId(), owner: { kind: 'employee', id: newId() }, conversationId: newId(), messageId: null },
  ...{ name: 'смета.pdf', type: 'application/pdf', bytes: 90_210, originalKey: aStoreKey(), picture: null },
  createdAt: new Date('2026-11-26T09:00:00.123Z'),
  ...differing,
});
export const aPhoto = (differing: Partial<MessageFile> = {}): MessageFile =>
  aMessageFile({
    ...{ name: 'кирпич.jpg', type: 'image/jpeg' },
    picture: {
      ...{ width: 4000, height: 3000, animated: false },
      preview: { key: aStoreKey(), bytes: 20_000, width: 480, height: 360 },
      clean: { key: aStoreKey(), bytes: 3_000_000, type: 'image/jpeg' },
    },
    ...differing,
  });
