import { EventEmitter } from 'node:events';

import type { Logger } from 'pino';
import { z } from 'zod';

import { ConversationMissing } from '../../../domain/messenger-errors.js';
import { hear } from './hear.js';

describe('a word of a socket', () => {
  const noted: unknown[] = [];
  const log = { error: (what: unknown) => void noted.push(what) } as unknown as Logger;
  const answerTo = (work: () => Promise<object | void>, said: unknown = {}): Promise<unknown> => {
    const socket = new EventEmitter();
    hear(socket as never, 'chat:since', z.object({ since: z.number().default(0) }), work, log);
    return new Promise((resolve) => socket.emit('chat:since', said, resolve));
  };
  beforeEach(() => noted.splice(0));

  it('is answered also when its work fails before it has begun: nothing that is said ends the house', async () => {
    const refuses = (): Promise<void> => {
      throw new ConversationMissing('');
    };
    const fails = (): Promise<void> => {
      throw new TypeError('a defect');
    };
    expect(await answerTo(refuses)).toMatchObject({ ok: false, code: 'messenger.conversation-missing' });
    expect(await answerTo(fails)).toEqual({ ok: false, code: 'platform.internal' });
    expect(noted).toHaveLength(1);
  });
  it('that does not fit its shape is refused, and nothing is done', async () => {
    const done = answerTo(() => Promise.reject(new Error('must not be done')), { since: '7' });
    expect(await done).toEqual({ ok: false, code: 'platform.request-invalid' });
  });
});
