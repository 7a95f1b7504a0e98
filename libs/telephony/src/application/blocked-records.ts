import { UseCase } from '@prorab/platform/marks';
import { callerOf, numberOf } from '../domain/caller.js';
import type { RecordedCall } from '../domain/exchange-record.js';
import { Lines } from './ports/lines.port.js';
import { UnwelcomeCallers } from './ports/unwelcome-callers.port.js';

/** Calls of blocked numbers that came while we were away: taken by nobody, they are refused ones, and nobody calls back. */
@UseCase()
export class BlockedRecords {
  constructor(
    private readonly lines: Lines,
    private readonly unwelcome: UnwelcomeCallers,
  ) {}

  /** @returns the blocked number; null: it is no such call */
  async numberOf({ direction, talk, dialled, callerNumber }: RecordedCall): Promise<string | null> {
    if (direction === 'out' || talk) return null;
    const { areaCode } = await this.lines.of(dialled);
    const number = numberOf(callerOf(callerNumber, areaCode));
    return number !== null && (await this.unwelcome.isBlocked(number)) ? number : null;
  }
  async count(number: string, at: Date): Promise<void> {
    await this.unwelcome.noteRefused(number, at);
  }
}
