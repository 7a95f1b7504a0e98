import { Clock, newId } from '@prorab/kernel';
import { ChangeFeed, FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { mailStream } from '../mail-names.js';
import type { CollectedLetter, LetterProblem } from '../ports/collected-letter.js';
import { PoisonedLetters } from '../ports/poisoned-letters.port.js';
import { withStorageTroubleNamed } from '../storage-trouble.js';

const EXCERPT = 2_000;

/** A letter that broke something: kept raw, listed to the staff, and out of the way of those behind it. */
@UseCase()
export class SetAsidePoisoned {
  constructor(
    private readonly files: FileStore,
    private readonly poisoned: PoisonedLetters,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute({ letter, problem }: { letter: CollectedLetter; problem: LetterProblem }): Promise<void> {
    return withStorageTroubleNamed(async () => {
      let head = new Uint8Array(0);
      const raw = await this.files.put(
        (async function* () {
          for await (const chunk of letter.open()) {
            if (head.length < EXCERPT) head = concat(head, chunk.subarray(0, EXCERPT - head.length));
            yield chunk;
          }
        })(),
      );
      const { mailbox, origin, receivedAt, size, history, tooLarge } = letter;
      const id = newId();
      await this.work.run(async () => {
        const isNew = await this.poisoned.putAside({
          ...{ id, mailbox, receivedAt, size, history, tooLarge, rawHash: raw.hash, excerpt: readable(head) },
          folder: origin.via === 'imap' ? origin.folder : 'smtp',
          role: origin.via === 'imap' ? origin.role : 'inbox',
          uidValidity: origin.via === 'imap' ? origin.uidValidity : '',
          uid: origin.via === 'imap' ? origin.uid : 0,
          problem: problem.kind,
          reason: problem.reason.slice(0, 500),
          status: 'waiting',
          putAsideAt: this.clock.now(),
          settledAt: null,
          attempts: 0,
        });
        // Its place is asked again and again: the desks hear of it once.
        if (!isNew) return;
        this.feed.append({
          stream: mailStream,
          kind: 'letter-put-aside',
          subject: id,
          payload: { mailbox, problem: problem.kind, reason: problem.reason.slice(0, 500) },
        });
      });
    });
  }
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The head block as text, whatever its bytes are. */
const readable = (head: Uint8Array): string =>
  new TextDecoder('utf-8')
    .decode(head)
    .split(/\r?\n\r?\n/, 1)
    .join('')
    .replace(/[^\P{Cc}\n\t]/gu, ' ');
