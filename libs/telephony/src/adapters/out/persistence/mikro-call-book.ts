import { Database, insertAll, isDuplicateKey } from '@prorab/platform';
import { Query, type SqlValue, instant } from '@prorab/platform/marks';
import { CallBook, type OperatorActivity } from '../../../application/ports/call-book.port.js';
import type { Call, CallState } from '../../../domain/call.js';
import { talkersOf } from '../../../domain/talk.js';
import { callOf, rowOf } from './call-mapping.js';

const DAY_MS = 86_400_000;
/** More calls at once than an exchange of this size has. */
const MOST_OPEN = 5_000;

@Query()
export class MikroCallBook extends CallBook {
  constructor(private readonly database: Database) {
    super();
  }
  async add(call: Call): Promise<boolean> {
    const known = await this.database.all('select id from telephony_call where channel_id = ?', [call.state.channelId]);
    if (known.length > 0) return false;
    try {
      await insertAll(this.database, 'telephony_call', [rowOf(call)]);
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
    return true;
  }
  async takeByChannel(channelId: string): Promise<Call | null> {
    const [row] = await this.database.all<Record<string, SqlValue>>(
      `select * from telephony_call where channel_id = ?${this.database.forUpdate}`,
      [channelId],
    );
    return row ? callOf(row) : null;
  }
  async channelOf(callId: string): Promise<string | null> {
    const [row] = await this.database.all<{ channel_id: string }>(
      'select channel_id from telephony_call where id = ?',
      [callId],
    );
    return row?.channel_id ?? null;
  }
  async save(call: Call): Promise<void> {
    await insertAll(this.database, 'telephony_call', [rowOf(call)], { replaceBy: 'id' });
  }
  async open(): Promise<string[]> {
    const rows = await this.database.all<{ channel_id: string }>(
      `select channel_id from telephony_call where stage in ('arrived', 'ringing', 'talking') order by started_at limit ${MOST_OPEN}`,
    );
    return rows.map((row) => row.channel_id);
  }
  async activity(now: Date): Promise<OperatorActivity> {
    const [talking, talked] = await Promise.all([
      this.database.all<{ body: string }>(
        `select body from telephony_call where stage = 'talking' order by started_at limit ${MOST_OPEN}`,
      ),
      this.database.all<{ who: string; at: SqlValue }>(
        'select answered_by as who, max(ended_at) as at from telephony_call where answered_by is not null and ended_at > ? group by answered_by',
        [new Date(now.getTime() - DAY_MS)],
      ),
    ]);
    return {
      talking: new Set(talking.flatMap(({ body }) => talkersIn(body))),
      lastTalkAt: new Map(talked.map(({ who, at }) => [who, instant(at)])),
    };
  }
}
/** Of an open call, so its legs are few. */
const talkersIn = (body: string): string[] =>
  talkersOf(JSON.parse(body) as Pick<CallState, 'legs'>).flatMap(({ employeeId }) => employeeId ?? []);
