import { Database, insertAll, isDuplicateKey } from '@prorab/platform';
import { Query, type SqlValue, instant } from '@prorab/platform/marks';
import { CallBook, type OperatorActivity, type OutgoingCall } from '../../../application/ports/call-book.port.js';
import type { Call, CallState } from '../../../domain/call.js';
import { type ComparedCall, wasAtExchange } from '../../../domain/call-difference.js';
import type { RecordingStage } from '../../../domain/recording.js';
import { calledNumberOf } from '../../../domain/caller.js';
import { callOf, rowOf } from './call-mapping.js';

const DAY_MS = 86_400_000;
const COMPARED = `select c.id, c.channel_id, c.direction, c.caller_number, c.started_at, c.answered_at, c.stage,
    case when c.direction = 'out' then c.body end as body, r.stage as recording
  from telephony_call c left join telephony_recording r on r.call_id = c.id`;
const MOST_A_DAY = 100_000;
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
    // What never changes stays out: three indexes stand on it.
    const {
      id,
      channel_id: _c,
      direction: _d,
      line: _l,
      caller_number: _n,
      called_by: _b,
      started_at: _s,
      ...row
    } = rowOf(call);
    const set = Object.keys(row).map((column) => `\`${column}\` = ?`);
    await this.database.run(`update telephony_call set ${set.join(', ')} where id = ?`, [
      ...Object.values(row),
      id ?? null,
    ]);
  }
  async open(): Promise<string[]> {
    const rows = await this.database.all<{ channel_id: string }>(
      `select channel_id from telephony_call where stage in ('arrived', 'ringing', 'talking', 'voicemail') order by started_at limit ${MOST_OPEN}`,
    );
    return rows.map((row) => row.channel_id);
  }
  async talkAfter(number: string, at: Date): Promise<{ at: Date; employeeId: string | null } | null> {
    const [row] = await this.database.all<{ at: SqlValue; who: string | null }>(
      `select coalesce(ended_at, answered_at) as at, answered_by as who from telephony_call
        where caller_number = ? and answered_at is not null and coalesce(ended_at, answered_at) > ? order by at desc limit 1`,
      [number, at],
    );
    return row ? { at: instant(row.at), employeeId: row.who } : null;
  }
  async begun(from: Date, to: Date): Promise<ComparedCall[]> {
    const rows = await this.database.all<Record<string, SqlValue>>(
      `${COMPARED} where c.started_at >= ? and c.started_at < ? order by c.started_at limit ${MOST_A_DAY}`,
      [from, to],
    );
    return rows.map(comparedOf);
  }
  async find(idOrChannel: string): Promise<ComparedCall | null> {
    const [row] = await this.database.all<Record<string, SqlValue>>(`${COMPARED} where c.id = ? or c.channel_id = ?`, [
      ...[idOrChannel, idOrChannel],
    ]);
    return row ? comparedOf(row) : null;
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
    const [open, talked] = await Promise.all([
      this.database.all<{ stage: string; caller: string | null; engaged: string | null }>(
        `select stage, called_by as caller, engaged from telephony_call where stage in ('ringing', 'talking') order by started_at limit ${MOST_OPEN}`,
      ),
      this.database.all<{ who: string; at: SqlValue }>(
        'select answered_by as who, max(ended_at) as at from telephony_call where answered_by is not null and ended_at > ? group by answered_by',
        [new Date(now.getTime() - DAY_MS)],
      ),
    ]);
    const engaged = (of: string): string[] =>
      open.flatMap(({ stage, engaged: ids }) => (stage === of && ids ? ids.split(',') : []));
    // Whose own call rings at the customer is busy, too.
    const calling = open.flatMap(({ stage, caller }) => (stage === 'ringing' && caller !== null ? [caller] : []));
    return {
      talking: new Set([...engaged('talking'), ...calling]),
      ringing: new Set(engaged('ringing')),
      lastTalkAt: new Map(talked.map(({ who, at }) => [who, instant(at)])),
    };
  }
}

function comparedOf(row: Record<string, SqlValue>): ComparedCall {
  const direction = row.direction as CallState['direction'];
  // Of those that came in the body is not read: they are many, and have been there.
  const { legs } = JSON.parse(String(row.body ?? '{"legs":[]}')) as Pick<CallState, 'legs'>;
  return {
    ...{ id: String(row.id), channelId: String(row.channel_id), isIncoming: direction === 'in' },
    wasAtExchange: wasAtExchange({ direction, legs }),
    number: row.caller_number === null ? null : String(row.caller_number),
    ...{ startedAt: instant(row.started_at), hasTalked: row.answered_at !== null, hasEnded: row.stage === 'ended' },
    recording: (row.recording ?? null) as RecordingStage | null,
  };
}
const outgoingOf = ({ isOpen, state: { channelId, caller, startedAt } }: Call): OutgoingCall => ({
  ...{ channelId, isOpen, startedAt },
  to: calledNumberOf(caller),
});
