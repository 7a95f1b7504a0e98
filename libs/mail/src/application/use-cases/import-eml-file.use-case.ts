import { Clock } from '@prorab/kernel';
import { UseCase } from '@prorab/platform/marks';
import { TakeInLetter } from './take-in-letter.use-case.js';

/** A letter out of a file, for the command line: it goes the way of a letter that arrived just now (or of history). */
@UseCase()
export class ImportEmlFile {
  constructor(
    private readonly takeIn: TakeInLetter,
    private readonly clock: Clock,
  ) {}

  execute(file: {
    name: string;
    mailbox: string;
    size: number;
    open(): AsyncIterable<Uint8Array>;
    history?: boolean;
    receivedAt?: Date;
  }): Promise<{ letterId: string | null }> {
    const { name, mailbox, size, open, history = false, receivedAt = this.clock.now() } = file;
    const origin = { via: 'smtp' as const, from: '', to: [], remoteAddress: `file:${name}` };
    return this.takeIn.execute({
      letter: { mailbox, origin, receivedAt, size, tooLarge: false, history, open, bytes: () => null },
    });
  }
}
