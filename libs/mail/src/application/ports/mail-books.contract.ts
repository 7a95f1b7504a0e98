import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { anAnswer } from '../../domain/an-answer.builder.js';
import { Thread } from '../../domain/thread.js';
import type { AnswerBook } from './answer-book.port.js';
import type { PoisonedLetter, PoisonedLetters } from './poisoned-letters.port.js';
import type { DayDifference, Reconciliations } from './reconciliations.port.js';
import type { ThreadBook } from './thread-book.port.js';
import type { Uploads } from './uploads.port.js';

export interface MailBooksBench {
  threads: ThreadBook;
  answers: AnswerBook;
  poisoned: PoisonedLetters;
  reconciliations: Reconciliations;
  uploads: Uploads;
  work: UnitOfWork;
}
const at = new Date('2026-06-01T07:00:00.123Z');
const aPoisoned = (differing: Partial<PoisonedLetter> = {}): PoisonedLetter => ({
  ...{
    id: newId(),
    mailbox: 'sales',
    folder: 'INBOX',
    role: 'inbox',
    uidValidity: '7',
    uid: 1,
    receivedAt: at,
    size: 9,
  },
  ...{ history: false, tooLarge: false, problem: 'refused-by-intake', reason: 'it broke', rawHash: 'a'.repeat(64) },
  ...{ excerpt: 'Subject: x', status: 'waiting', putAsideAt: at, settledAt: null, attempts: 0 },
  ...differing,
});

/** What the smaller books of mail promise. */
export function mailBooksContract(name: string, make: () => Promise<MailBooksBench>): void {
  describe(`books of mail: ${name}`, () => {
    it('keep threads, new and known, and the letters they wait for', async () => {
      const { threads, work } = await make();
      const thread = Thread.open({ id: newId(), subject: 'Кирпич', mailbox: 'sales', relatedThreadId: newId() }, at);
      const customer = { address: 'ivan@x.ru', name: 'Иван' };
      thread.noteCustomerLetter({ id: newId(), at, customer, forwardedBy: null });
      const other = Thread.open({ id: newId(), subject: '', mailbox: 'sales', relatedThreadId: null }, at);
      await work.run(() => threads.saveAll([thread, other]));
      thread.noteAnswer({ at: new Date('2026-06-02T00:00:00Z'), authorId: newId() });
      await work.run(() => threads.saveAll([thread]));
      expect((await work.run(() => threads.takeForChange(thread.id))).state).toEqual(thread.state);
      expect((await work.run(() => threads.takeAll([other.id, newId(), other.id]))).map((t) => t.state)).toEqual([
        other.state,
      ]);
      await expect(work.run(() => threads.takeForChange(newId()))).rejects.toMatchObject({
        code: 'mail.thread-missing',
      });
      const messageId = `${newId()}@x`;
      await work.run(() => threads.await([{ messageId, threadId: thread.id }]));
      await work.run(() => threads.await([{ messageId, threadId: other.id }]));
      expect(await threads.awaited([messageId, 'y@y'])).toEqual([{ messageId, threadId: thread.id }]);
    });

    it('keep answers to the last detail, and find them by what comes back', async () => {
      const { answers, work } = await make();
      const threadId = newId();
      const address = `${newId()}@x.ru`;
      const to = [{ address, name: 'Иван' }];
      const [first, second, robot] = [
        anAnswer({ threadId }),
        anAnswer({ threadId }),
        anAnswer({ threadId, automatic: true, to }),
      ];
      for (const answer of [first, second, robot]) await work.run(() => answers.add(answer));
      const sending = await work.run(() => answers.takeForChange(first.state.id));
      sending.beginSending(at);
      sending.settle(1, { outcome: 'accepted', response: '250 ok', refused: [] }, at);
      await work.run(() => answers.save(sending));
      expect((await answers.byId(first.state.id))?.state).toEqual(sending.state);
      expect((await answers.byId(second.state.id))?.state).toEqual(second.state);
      expect(await answers.withMessageIds([first.state.messageId, 'no@x'])).toMatchObject([
        { id: first.state.id, threadId, status: 'sent' },
      ]);
      expect((await answers.newerInThread(threadId, null)).map((a) => a.id)).toEqual([second.state.id, first.state.id]);
      expect((await answers.newerInThread(threadId, first.state.id)).map((a) => a.id)).toEqual([second.state.id]);
      const whole = [first, second, robot].map((a) => a.state.id);
      expect((await answers.ofThread(threadId, 10)).map((a) => a.state.id)).toEqual(whole);
      expect((await answers.ofThread(threadId, 1)).map((a) => a.state.id)).toEqual(whole.slice(2));
      expect(await answers.automaticTo(address, at)).toEqual([robot.state.createdAt]);
      await expect(work.run(() => answers.takeForChange(newId()))).rejects.toMatchObject({
        code: 'mail.answer-missing',
      });
    });

    it('put a letter aside once, and settle it', async () => {
      const { poisoned, work } = await make();
      const uid = Math.floor(Math.random() * 1e9);
      const letter = aPoisoned({ uid, mailbox: `box-${uid}` });
      expect(await work.run(() => poisoned.putAside(letter))).toBe(true);
      expect(await work.run(() => poisoned.putAside({ ...letter, id: newId() }))).toBe(false);
      expect(await poisoned.byId(letter.id)).toEqual(letter);
      expect(await poisoned.countByDay(letter.mailbox, 'INBOX', at)).toEqual(new Map([['2026-06-01', 1]]));
      await work.run(() => poisoned.save({ ...letter, status: 'taken-in', settledAt: at, attempts: 2 }));
      expect(await work.run(() => poisoned.takeForChange(letter.id))).toMatchObject({
        status: 'taken-in',
        attempts: 2,
      });
      expect(await poisoned.countByDay(letter.mailbox, 'INBOX', at)).toEqual(new Map());
    });

    it('remember the differences of a folder and tell which are worse than before', async () => {
      const { reconciliations, work } = await make();
      const mailbox = `box-${newId()}`;
      const day = (name: string, missing: number): DayDifference => ({
        ...{
          mailbox,
          folder: 'INBOX',
          day: name,
          onServer: 5,
          stored: 5 - missing,
          putAside: 0,
          missing,
          checkedAt: at,
        },
      });
      const save = (...days: DayDifference[]) => work.run(() => reconciliations.replace(mailbox, 'INBOX', days));
      expect(await save(day('2026-06-01', 1), day('2026-06-02', 0))).toEqual([day('2026-06-01', 1)]);
      expect(await save(day('2026-06-01', 1), day('2026-06-03', 2))).toEqual([day('2026-06-03', 2)]);
      const kept = (await reconciliations.all()).filter((d) => d.mailbox === mailbox);
      expect(kept.map((d) => d.day).sort()).toEqual(['2026-06-01', '2026-06-03']);
    });

    it('know files that were uploaded', async () => {
      const { uploads, work } = await make();
      const hash = newId().replaceAll('-', '').padEnd(64, 'c');
      const upload = { hash, name: 'смета.pdf', type: 'application/pdf', size: 7 };
      for (let i = 0; i < 2; i++) await work.run(() => uploads.keep({ ...upload, uploadedBy: null, uploadedAt: at }));
      expect(await uploads.find([hash, 'd'.repeat(64)])).toEqual([upload]);
      expect(await uploads.find([])).toEqual([]);
    });
  });
}
