import { DomainError } from '@prorab/kernel';
import { type CollectedLetter, type LetterProblem, wholeOf } from './collected-letter.js';
import { LetterIntake, type StoreHistory } from './letter-intake.port.js';

export interface TakenLetter {
  key: string;
  mailbox: string;
  folder: string;
  history: boolean;
  tooLarge: boolean;
  size: number;
  raw: string;
}

const messageId = (raw: string): string => /^message-id:\s*(<[^>]*>)/im.exec(raw)?.[1] ?? raw;
const folderOf = (letter: CollectedLetter): string => (letter.origin.via === 'imap' ? letter.origin.folder : 'smtp');

/** Remembers letters by their natural key and counts repetitions; can be told to fail as the real one would. */
export class FakeLetterIntake extends LetterIntake {
  readonly letters = new Map<string, TakenLetter>();
  readonly quarantine: { key: string; mailbox: string; raw: string; problem: LetterProblem }[] = [];
  repeated = 0;
  batches: number[] = [];
  /** Ids that break the intake, and whether the storage is down. */
  readonly poison = new Set<string>();
  /** Ids that can be read and break the intake when they are stored. */
  readonly indigestible = new Set<string>();
  storageDown = false;
  /** Held before each letter is stored. */
  gate: (() => Promise<void>) | null = null;

  async receive(letter: CollectedLetter): Promise<void> {
    await this.gate?.();
    this.#refuseWhenDown();
    this.#take(letter, Buffer.from(await wholeOf(letter)).toString('latin1'));
  }
  async readHistory(letters: readonly CollectedLetter[]): Promise<StoreHistory> {
    this.#refuseWhenDown();
    const raws: string[] = [];
    for (const letter of letters) raws.push(Buffer.from(await wholeOf(letter)).toString('latin1'));
    if (raws.some((raw) => this.poison.has(messageId(raw)))) throw new Error('a letter of this batch is poison');
    return async () => {
      await this.gate?.();
      this.#refuseWhenDown();
      if (raws.some((raw) => this.indigestible.has(messageId(raw))))
        throw new Error('a letter of this batch cannot be kept');
      this.batches.push(letters.length);
      letters.forEach((letter, at) => this.#take(letter, raws[at] ?? ''));
    };
  }
  async poisoned(letter: CollectedLetter, problem: LetterProblem): Promise<void> {
    this.#refuseWhenDown();
    const raw = Buffer.from(await wholeOf(letter)).toString('latin1');
    const { mailbox } = letter;
    if (!this.quarantine.some((known) => known.mailbox === mailbox && known.raw === raw))
      this.quarantine.push({ key: messageId(raw), mailbox, raw, problem });
  }

  ids(folder?: string): string[] {
    return [...this.letters.values()].filter((l) => !folder || l.folder === folder).map((l) => l.key);
  }
  #take(letter: CollectedLetter, raw: string): void {
    const id = messageId(raw);
    if (this.poison.has(id)) throw new TypeError('this letter breaks the parser');
    const key = `${letter.mailbox} ${id}`;
    if (this.letters.has(key)) this.repeated++;
    const { mailbox, history, tooLarge, size } = letter;
    if (!this.letters.has(key))
      this.letters.set(key, { key: id, mailbox, folder: folderOf(letter), history, tooLarge, size, raw });
  }
  #refuseWhenDown(): void {
    if (this.storageDown)
      throw new DomainError('unavailable', 'mail.storage-down', 'The letter store does not answer.');
  }
}
