import { Database, insertAll, isDuplicateKey } from '@prorab/platform';
import { Query, type SqlValue, instant } from '@prorab/platform/marks';
import { CallBook, type OperatorActivity, type OutgoingCall } from '../../../application/ports/call-book.port.js';
import type { Call } from '../../../domain/call.js';
import { calledNumberOf } from '../../../domain/caller.js';
import { callOf, rowOf } from './call-mapping.js';

const DAY_MS = 86_400_000;
/** Calls of one person that are looked at; more he does not make in a minute. */
const MOST_OF_ONE = 200;
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
  async outgoingOf(employeeId: string, since: Date): Promise<OutgoingCall[]> {
    const rows = await this.database.all<Record<string, SqlValue>>(
      `select * from telephony_call where called_by = ? and (started_at >= ? or stage in ('ringing', 'talking')) order by started_at desc, id desc limit ${MOST_OF_ONE}`,
      [employeeId, since],
    );
    return rows.map((row) => outgoingOf(callOf(row)));
  }
  async lastLineOf(number: string): Promise<string | null> {
    const [row] = await this.database.all<{ line: string }>(
      'select line from telephony_call where caller_number = ? order by started_at desc limit 1',
      [number],
    );
    return row?.line ?? null;
  }
  async activity(now: Date): Promise<OperatorActivity> {
    const [talking, talked] = await Promise.all([
      this.database.all<{ who: string }>(
        "select answered_by as who from telephony_call where stage = 'talking' union select called_by from telephony_call where stage = 'ringing' and called_by is not null",
      ),
      this.database.all<{ who: string; at: SqlValue }>(
        'select answered_by as who, max(ended_at) as at from telephony_call where answered_by is not null and ended_at > ? group by answered_by',
        [new Date(now.getTime() - DAY_MS)],
      ),
    ]);
    return {
      talking: new Set(talking.map(({ who }) => who)),
      lastTalkAt: new Map(talked.map(({ who, at }) => [who, instant(at)])),
    };
  }
}
const outgoingOf = ({ isOpen, state: { channelId, caller, startedAt } }: Call): OutgoingCall => ({
  ...{ channelId, isOpen, startedAt },
  to: calledNumberOf(caller),
});
