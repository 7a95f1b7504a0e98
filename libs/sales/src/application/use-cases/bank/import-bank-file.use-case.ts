import { Clock, newId } from '@prorab/kernel';
import { AuditLog, ChangeFeed, FileStore, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { BankFileInvalid } from '../../../domain/bank/bank-errors.js';
import { StatementReader, naturalKeyOf } from '../../../domain/bank/statement-reader.js';
import { encodingOf, statementLines } from '../../bank/statement-lines.js';
import { type BankImport, BankLineBook, type NewBankLine } from '../../ports/bank/bank-line-book.port.js';

/** A year of a busy company; fifty thousand documents are some fifty megabytes. */
export const mostBankFileBytes = 200_000_000;
const page = 500;

export type BankFileTaken = Pick<BankImport, 'id' | 'added' | 'known' | 'others'>;

/** Takes the statement of a bank. It is read to its end before anything of it is kept, so a broken file changes nothing; the same lines again change nothing. */
@UseCase()
export class ImportBankFile {
  constructor(
    private readonly book: BankLineBook,
    private readonly files: FileStore,
    private readonly audit: AuditLog,
    private readonly feed: ChangeFeed,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws BankFileInvalid, FileTooLarge */
  async execute({ name, content }: { name: string; content: AsyncIterable<Uint8Array> }): Promise<BankFileTaken> {
    const { hash } = await this.files.put(content, { limit: mostBankFileBytes });
    const done = { id: newId(), fileName: name, fileHash: hash, added: 0, known: 0, others: 0 };
    try {
      const encoding = await encodingOf(await this.files.open(hash));
      const lines = async (): Promise<[StatementReader, ReturnType<typeof statementLines>]> => {
        const reader = new StatementReader();
        return [reader, statementLines(await this.files.open(hash), encoding, reader)];
      };
      const [checked, all] = await lines();
      for await (const line of all) void line;
      done.others = checked.others;
      const [, again] = await lines();
      let part: NewBankLine[] = [];
      const keep = async (): Promise<void> => {
        const added = await this.work.run(() => this.book.add(part, this.clock.now()));
        done.added += added;
        done.known += part.length - added;
        part = [];
      };
      for await (const line of again) {
        const { number, on, amount, payerName, payerInn, payerAccount, purpose } = line;
        part.push({
          ...{ origin: 'file', naturalKey: naturalKeyOf(line).slice(0, 250), number, on, amount, payerName, payerInn },
          ...{ payerAccount, purpose, importId: done.id, paymentKey: null },
        });
        if (part.length === page) await keep();
      }
      await keep();
    } catch (error) {
      if (error instanceof BankFileInvalid) await this.note({ ...done, fault: error.fault });
      throw error;
    }
    await this.note({ ...done, fault: null });
    return { id: done.id, added: done.added, known: done.known, others: done.others };
  }

  private note(done: Omit<BankImport, 'at' | 'byId'>): Promise<void> {
    return this.work.run(async () => {
      await this.book.noteImport({ ...done, at: this.clock.now(), byId: actorId() });
      const { id, ...after } = done;
      this.audit.record({ action: 'sales.bank-file-taken', subject: id, after });
      if (done.added)
        this.feed.append({ stream: 'invoices', kind: 'bank-lines-added', subject: id, payload: { added: done.added } });
    });
  }
}
