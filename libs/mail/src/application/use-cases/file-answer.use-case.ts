import { Clock } from '@prorab/kernel';
import { FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { AnswerMissing } from '../../domain/answer.errors.js';
import { AnswerBook } from '../ports/answer-book.port.js';
import { MailArchive } from '../ports/mail-archive.port.js';

/** Puts a copy of a sent answer into the Sent folder of its mailbox, once. */
@UseCase()
export class FileAnswer {
  constructor(
    private readonly answers: AnswerBook,
    private readonly archive: MailArchive,
    private readonly files: FileStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute({ answerId }: { answerId: string }): Promise<void> {
    const answer = await this.answers.byId(answerId);
    if (!answer) throw new AnswerMissing(answerId);
    const { mailbox, rawHash, rawSize, filedAt, status } = answer.state;
    if (filedAt || status !== 'sent') return;
    // IMAP wants the length first and the whole literal after it; our own letters are bounded.
    const raw = new Uint8Array(rawSize);
    let at = 0;
    for await (const chunk of (await this.files.open(rawHash)) as AsyncIterable<Uint8Array>) {
      raw.set(chunk, at);
      at += chunk.length;
    }
    await this.archive.append({ mailbox, raw, flags: ['\\Seen'] });
    await this.work.run(async () => {
      const filed = await this.answers.takeForChange(answerId);
      filed.filed(this.clock.now());
      await this.answers.save(filed);
    });
  }
}
