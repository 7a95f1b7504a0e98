import { eventually } from '@prorab/platform/testing';
import type { MailboxReader } from './mailbox-reader.port.js';

export interface MailboxReaderBench {
  /** Of the mailbox `sales`. */
  reader: MailboxReader;
  /** A letter comes into the mailbox. */
  deliver(id: string): Promise<void> | void;
  /** What was taken in, every time. */
  taken(): readonly string[];
}

export function mailboxReaderContract(name: string, make: () => Promise<MailboxReaderBench>): void {
  describe(`mailbox reader: ${name}`, () => {
    it('takes in each letter once, however often it was told to begin', async () => {
      const { reader, deliver, taken } = await make();
      expect(reader.mailbox).toBe('sales');
      await deliver('before');
      expect(taken()).toEqual([]);
      reader.start();
      reader.start();
      await eventually(() => taken().length > 0, { message: 'it takes in nothing' });
      await deliver('while');
      await eventually(() => taken().length > 1, { message: 'it takes in nothing more' });
      await reader.stop();
      expect(taken()).toEqual(['before', 'while']);
    });
    it('takes in nothing after it has stopped, and does not begin again', async () => {
      const { reader, deliver, taken } = await make();
      reader.start();
      await deliver('while');
      await eventually(() => taken().length > 0, { message: 'it takes in nothing' });
      await reader.stop();
      await deliver('after');
      reader.start();
      await reader.stop();
      expect(taken()).toEqual(['while']);
    });
    it('may be stopped before it began', async () => {
      const { reader, deliver, taken } = await make();
      await deliver('before');
      await reader.stop();
      reader.start();
      await reader.stop();
      expect(taken()).toEqual([]);
    });
  });
}
