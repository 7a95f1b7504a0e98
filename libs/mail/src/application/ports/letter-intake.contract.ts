import type { CollectedLetter } from './collected-letter.js';
import type { LetterIntake } from './letter-intake.port.js';

export interface LetterIntakeBench {
  intake: LetterIntake;
  /** `mailbox message-id` of what is stored, in the order in which it came. */
  stored(): string[];
  /** `mailbox` and source of what was put aside. */
  putAside(): { mailbox: string; raw: string }[];
  breakStorage(): void;
}

let uids = 0;
const letter = (name: string, differing: Partial<CollectedLetter> = {}): CollectedLetter => {
  const bytes = Buffer.from(`X-Fake: ${name}\r\nMessage-ID: <${name}@fake.example>\r\n\r\nтекст`);
  return {
    mailbox: 'sales',
    origin: { via: 'imap', folder: 'INBOX', role: 'inbox', uidValidity: '1', uid: ++uids, flags: [] },
    receivedAt: new Date('2026-06-01T07:00:00.000Z'),
    size: bytes.length,
    tooLarge: false,
    history: false,
    async *open() {
      yield bytes;
    },
    bytes: () => null,
    ...differing,
  };
};
const old = (name: string): CollectedLetter => letter(name, { history: true });
const problem = { kind: 'refused-by-intake', reason: 'it broke' } as const;

/** `make` gives an intake with the mailboxes `sales` and `office`, which the letter named `poison` breaks. */
export function letterIntakeContract(name: string, make: () => LetterIntakeBench): void {
  describe(`letter intake: ${name}`, () => {
    it('takes a letter once per mailbox: repeated by the transport, and under a new number', async () => {
      const { intake, stored } = make();
      const first = letter('a');
      await intake.receive(first);
      await intake.receive(first);
      await intake.receive(letter('a'));
      await intake.receive(letter('a', { mailbox: 'office' }));
      expect(stored()).toEqual(['sales a@fake.example', 'office a@fake.example']);
    });
    it('takes history in the order of the server, what it knows already left as it is', async () => {
      const { intake, stored } = make();
      const batch = [old('a'), old('b'), old('c')];
      await intake.receiveHistory(batch.slice(0, 2));
      await intake.receiveHistory(batch);
      await intake.receiveHistory([]);
      expect(stored()).toEqual(['a', 'b', 'c'].map((n) => `sales ${n}@fake.example`));
    });
    it('reads the next batch before the one in front of it is stored, and stores each when it is told to', async () => {
      const { intake, stored } = make();
      const [first, second] = [await intake.readHistory([old('a')]), await intake.readHistory([old('b'), old('c')])];
      expect(stored()).toEqual([]);
      await first();
      expect(stored()).toEqual(['sales a@fake.example']);
      await second();
      expect(stored()).toEqual(['a', 'b', 'c'].map((n) => `sales ${n}@fake.example`));
    });
    it('takes a batch whole or not at all; its good letters can come one by one then', async () => {
      const { intake, stored } = make();
      const batch = [old('a'), old('poison'), old('b')];
      await expect(intake.receiveHistory(batch)).rejects.toThrow();
      expect(stored()).toEqual([]);
      const alone = await Promise.allSettled(batch.map((one) => intake.receive(one)));
      expect(alone.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(stored().sort()).toEqual(['sales a@fake.example', 'sales b@fake.example']);
    });
    it('blames the letter for what the letter broke, and keeps it raw, once', async () => {
      const { intake, stored, putAside } = make();
      const poison = letter('poison');
      const error = await intake.receive(poison).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toMatchObject({ kind: 'unavailable' });
      await intake.poisoned(poison, problem);
      await intake.poisoned(poison, problem);
      expect(putAside()).toEqual([{ mailbox: 'sales', raw: expect.stringMatching(/^X-Fake: poison\r\n/) }]);
      await intake.receive(letter('behind'));
      expect(stored()).toEqual(['sales behind@fake.example']);
    });
    it('says «unavailable» of every call when the storage is in trouble: no letter is to blame', async () => {
      const { intake, stored, putAside, breakStorage } = make();
      breakStorage();
      const unavailable = { kind: 'unavailable' };
      await expect(intake.receive(letter('a'))).rejects.toMatchObject(unavailable);
      await expect(intake.receiveHistory([old('b')])).rejects.toMatchObject(unavailable);
      await expect(intake.poisoned(letter('poison'), problem)).rejects.toMatchObject(unavailable);
      expect([stored(), putAside()]).toEqual([[], []]);
    });
  });
}
