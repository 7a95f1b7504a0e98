import { Query, Tables } from '@prorab/platform/marks';
import { BRIEF_COLUMNS, type LetterBrief, type LetterBriefRow, letterBrief } from './letter-brief.js';

/** Letters that made an inquiry and have no answer. */
@Query()
export class UnansweredLetters {
  constructor(private readonly tables: Tables) {}

  /** @returns how many there are, and those that wait longest */
  async execute({ limit }: { limit: number }): Promise<{ all: number; oldest: LetterBrief[] }> {
    const [counted] = await this.tables.all<{ n: number }>(
      'select count(*) as n from mail_letter l where l.awaiting = ?',
      [true],
    );
    const rows = await this.tables.all<LetterBriefRow>(
      `select ${BRIEF_COLUMNS} from mail_letter l where l.awaiting = ? order by l.received_at, l.id limit ${Math.trunc(limit)}`,
      [true],
    );
    return { all: Number(counted?.n ?? 0), oldest: rows.map(letterBrief) };
  }
}
