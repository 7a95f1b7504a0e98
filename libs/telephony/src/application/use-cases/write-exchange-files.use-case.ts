import { AuditLog, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { ExchangeFiles } from '../ports/exchange-files.port.js';
import { Lines } from '../ports/lines.port.js';
import { Phones } from '../ports/phones.port.js';

export interface WrittenFiles {
  readonly files: readonly string[];
  readonly phones: number;
  readonly lines: number;
  /** Numbers whose branch has nobody who takes calls: while we are away, everybody rings on them. */
  readonly withoutPeople: readonly string[];
}

/** The exchange is told whose phones there are and what rings by itself while we are away. The passwords of all phones leave the house, so it is written down. */
@UseCase()
export class WriteExchangeFiles {
  constructor(
    private readonly phones: Phones,
    private readonly lines: Lines,
    private readonly files: ExchangeFiles,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  async execute({ folder }: { folder: string }): Promise<WrittenFiles> {
    const [phones, lines] = [await this.phones.all(), await this.lines.all()];
    const groups = lines.map(({ number, branchId }) => ({
      number,
      extensions: phones
        .filter((p) => p.answers && (branchId === null || p.branchId === branchId))
        .map((p) => p.extension),
    }));
    await this.work.run(async () =>
      this.audit.record({
        ...{ action: 'telephony.exchange-files-written', subject: 'telephony.exchange' },
        after: { folder, phones: phones.map((p) => p.extension) },
      }),
    );
    const files = await this.files.write(folder, {
      phones: phones.map(({ extension, name }) => ({
        ...{ extension, name, password: this.phones.passwordOf(extension) },
        webPassword: this.phones.webPasswordOf(extension),
      })),
      groups,
    });
    const withoutPeople = groups.filter((g) => g.extensions.length === 0).map((g) => g.number);
    return { files, phones: phones.length, lines: lines.length, withoutPeople };
  }
}
