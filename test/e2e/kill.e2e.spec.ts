import { types } from 'node:util';
import { makeTestDatabase, eventually, testEngines } from '@prorab/platform/testing';
import { Dovecot } from '../services/dovecot.js';
import { aMailHouse, sendingTo } from './support/a-mail-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';
import { CustomersServer } from './support/customers-server.js';

const LETTERS = 500;
const KILLS = 5;

interface Inquiry {
  inquiryId: string;
  number: number;
  subject: string;
  status: string;
  ownerId: string | null;
}
interface Letter {
  id: string;
  threadId: string;
  subject: string;
  direction: string;
}
interface Answer {
  id: string;
  status: string;
}

const letter = (n: number): string =>
  [
    `From: =?utf-8?B?${Buffer.from(`Клиент ${n}`).toString('base64')}?= <customer${n}@firm${n % 97}.example>`,
    'To: sales@prorab.test',
    `Subject: =?utf-8?B?${Buffer.from(`Кирпич, партия ${n}`).toString('base64')}?=`,
    `Message-ID: <order-${n}@firm.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Добрый день! Нужна партия ${n}, сколько будет стоить?`,
    '',
  ].join('\r\n');

/** A moment in a part of the letters: looks random, can be repeated. */
const somewhereIn = (part: number, seed: number): number => ((seed * 2_654_435_761) % 997) % part;

describe.each(testEngines())('a house that is killed again and again, on %s', (engine) => {
  it('loses no letter, doubles no inquiry, sends every answer once', async () => {
    const dovecot = await Dovecot.shared();
    const box = dovecot.mailbox('kill');
    const base = await makeTestDatabase(engine);
    const customers = new CustomersServer();
    await customers.start();
    const house = await aMailHouse({
      base,
      box,
      mailbox: { checkEverySeconds: 1, pollEverySeconds: 1 },
      mail: sendingTo(customers, 0),
    });
    try {
      await house.start();
      const manager = await new ApiClient(house.url).signIn('manager1', PASSWORD);
      const head = await new ApiClient(house.url).signIn('head', PASSWORD);
      await eventually(
        async () => {
          const mailboxes = await head.get<{ mailbox: string; checkedAt: string | null }[]>('/api/mail/mailboxes');
          return mailboxes.some((m) => m.mailbox === 'sales' && m.checkedAt !== null);
        },
        // What lies in the box before the first connection is history and opens nothing.
        { within: 30_000, message: 'the mailbox is not connected' },
      );
      const asked = new Map<string, string>();
      const inquiries = (): Promise<Inquiry[]> =>
        manager.all<Inquiry>('/api/sales/inquiries?state=waiting,assigned,in-work,answered');
      /** One pass of a diligent manager. What the house did not confirm he asks again, as the same order. */
      const answerSome = async (): Promise<void> => {
        const letters = await manager.all<Letter>('/api/mail/letters?unanswered=true');
        for (const { id, threadId } of letters.filter((l) => !asked.has(l.id)).slice(0, 40)) {
          const order = { seenLetterId: id, text: `Ответ на ${id}`, anyway: true };
          const headers = { 'idempotency-key': `answer-${id}` };
          asked.set(id, (await manager.post<Answer>(`/api/mail/threads/${threadId}/answers`, order, headers)).id);
        }
      };
      const part = LETTERS / KILLS;
      for (let kill = 0; kill < KILLS; kill++) {
        const arriving = dovecot.deliverMany(
          box.user,
          Array.from({ length: part }, (_, i) => letter(kill * part + i + 1)),
        );
        const moment = kill * part + somewhereIn(part, kill + engine.length);
        await eventually(
          async () => {
            await answerSome().catch(ignoreBrokenConnection);
            return (await inquiries()).length >= moment;
          },
          { within: 60_000, message: `the board does not come to ${moment} inquiries` },
        );
        await house.kill();
        await house.start();
        await arriving;
      }
      await eventually(async () => (await inquiries()).length >= LETTERS, {
        within: 60_000,
        message: 'not all letters came to the board',
      });
      await eventually(
        async () => {
          await answerSome();
          return asked.size === LETTERS;
        },
        { within: 60_000, message: 'not all letters could be answered' },
      );
      const open = ['waiting', 'sending', 'try-later'];
      const answers = async (): Promise<Answer[]> => manager.all<Answer>('/api/mail/answers');
      await eventually(async () => (await answers()).every((a) => !open.includes(a.status)), {
        within: 120_000,
        message: 'answers hang in the queue',
      });

      const board = await inquiries();
      const subjects = board.map((i) => i.subject).sort();
      expect(subjects).toEqual(Array.from({ length: LETTERS }, (_, i) => `Кирпич, партия ${i + 1}`).sort());
      expect(new Set(board.map((i) => i.number)).size).toBe(LETTERS);
      // No two owners: one row, one owner, and nobody holds it in the history after the last assignment but him.
      expect(board.every((i) => i.ownerId !== null)).toBe(true);

      const sentTimes = new Map<string, number>();
      for (const { raw } of customers.letters) {
        const id = /^Message-ID:\s*(<[^>]+>)/im.exec(raw)?.[1] ?? raw;
        sentTimes.set(id, (sentTimes.get(id) ?? 0) + 1);
      }
      const byStatus = Map.groupBy(await answers(), (a) => a.status);
      const [sent, uncertain] = [byStatus.get('sent')?.length ?? 0, byStatus.get('uncertain')?.length ?? 0];
      expect([...byStatus.keys()].filter((s) => s !== 'sent' && s !== 'uncertain')).toEqual([]);
      expect(sent + uncertain).toBe(LETTERS);
      expect([...sentTimes.values()].every((times) => times === 1)).toBe(true);
      // What is called sent has gone out; what is uncertain may have, once at most, and asks a person.
      expect(sentTimes.size).toBeGreaterThanOrEqual(sent);
      expect(sentTimes.size).toBeLessThanOrEqual(sent + uncertain);
      expect(await house.stop()).toBe(0);
    } catch (error) {
      throw new Error(`${String(error)}\nThe house said:\n${house.said.slice(-3000)}`, { cause: error });
    } finally {
      await house.remove();
      await customers.stop();
      await base.remove();
    }
  }, 600_000);
});

const ignoreBrokenConnection = (error: unknown): void => {
  // fetch says so for a lost connection; its TypeError is not the one of Jest's realm.
  if (!types.isNativeError(error) || error.name !== 'TypeError') throw error;
};
