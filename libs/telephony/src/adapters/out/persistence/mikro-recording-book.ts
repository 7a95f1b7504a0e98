import { Database, insertAll } from '@prorab/platform';
import { Query, type SqlValue, instant, instantOrNull } from '@prorab/platform/marks';
import { type Person, RecordingBook } from '../../../application/ports/recording-book.port.js';
import type { Leg } from '../../../domain/call.js';
import { type KeptVoice, LIVE_STAGES, Recording, type RecordingStage } from '../../../domain/recording.js';

type Row = Record<string, SqlValue>;
const LIVE = `r.stage in (${LIVE_STAGES.map((stage) => `'${stage}'`).join(', ')})`;

@Query()
export class MikroRecordingBook extends RecordingBook {
  constructor(private readonly database: Database) {
    super();
  }
  async add(recording: Recording): Promise<void> {
    const known = await this.find(recording.state.callId);
    if (!known) await insertAll(this.database, 'telephony_recording', [rowOf(recording)]);
  }
  override find(callId: string): Promise<Recording | null> {
    return this.#one(callId, '');
  }
  override takeForChange(callId: string): Promise<Recording | null> {
    return this.#one(callId, this.database.forUpdate);
  }
  async save(recording: Recording): Promise<void> {
    await insertAll(this.database, 'telephony_recording', [rowOf(recording)], { replaceBy: 'call_id' });
  }
  async talkersOf(callId: string): Promise<string[] | null> {
    const [row] = await this.database.all<{ body: string }>('select body from telephony_call where id = ?', [callId]);
    if (!row) return null;
    const { legs } = JSON.parse(row.body) as { legs: Pick<Leg, 'employeeId' | 'answeredAt' | 'purpose'>[] };
    return legs.flatMap(({ employeeId, answeredAt, purpose }) =>
      answeredAt !== null && employeeId !== null && purpose !== 'listen' ? [employeeId] : [],
    );
  }
  async branchOf(callId: string): Promise<string | null> {
    const [row] = await this.database.all<{ branch_id: string | null }>(
      'select branch_id from telephony_call where id = ?',
      [callId],
    );
    return row?.branch_id ?? null;
  }
  override ofPerson(person: Person): Promise<string[]> {
    const [column, value] = columnOf(person);
    return this.#calls(
      `select r.call_id from telephony_call c join telephony_recording r on r.call_id = c.id where c.${column} = ? and ${LIVE} order by r.talked_at`,
      [value],
    );
  }
  override goingOnOf(person: Person): Promise<string[]> {
    return this.#channels(person, "stage in ('talking', 'voicemail')");
  }
  override notedOf(person: Person): Promise<string[]> {
    return this.#channels(person, "json_extract(body, '$.note.text') not in ('', '\"\"')");
  }
  async #channels(person: Person, which: string): Promise<string[]> {
    const [column, value] = columnOf(person);
    const rows = await this.database.all<{ channel_id: string }>(
      `select channel_id from telephony_call where ${column} = ? and ${which} order by started_at`,
      [value],
    );
    return rows.map((row) => row.channel_id);
  }
  override talkedBefore(before: Date, limit: number): Promise<string[]> {
    return this.#calls(
      `select r.call_id from telephony_recording r where ${LIVE} and r.talked_at < ? order by r.talked_at limit ${limit}`,
      [before],
    );
  }
  override removing(limit: number): Promise<string[]> {
    return this.#calls(
      `select r.call_id from telephony_recording r where r.stage = 'removing' order by r.talked_at limit ${limit}`,
      [],
    );
  }
  async isSharedFile(hash: string, callId: string): Promise<boolean> {
    const others = await this.#calls(
      'select call_id from telephony_recording where hash = ? and call_id <> ? limit 1',
      [hash, callId],
    );
    return others.length > 0;
  }

  async #one(callId: string, lock: string): Promise<Recording | null> {
    const [row] = await this.database.all<Row>(`select * from telephony_recording where call_id = ?${lock}`, [callId]);
    return row ? recordingOf(row) : null;
  }
  async #calls(sql: string, params: readonly SqlValue[]): Promise<string[]> {
    return (await this.database.all<{ call_id: string }>(sql, params)).map((row) => row.call_id);
  }
}

const columnOf = (person: Person) =>
  'number' in person ? (['caller_number', person.number] as const) : (['party_id', person.partyId] as const);
function rowOf({ state: { callId, name, stage, talkedAt, madeAt, voice } }: Recording): Row {
  return {
    ...{ call_id: callId, name, stage, talked_at: talkedAt, made_at: madeAt },
    ...{ hash: voice?.hash ?? null, type: voice?.type ?? null, bytes: voice?.bytes ?? null },
    ...{
      milliseconds: voice ? Math.round(voice.seconds * 1000) : null,
      peaks: voice ? voice.peaks.join(',') : null,
    },
  };
}
const recordingOf = (row: Row): Recording =>
  Recording.restore({
    ...{ callId: String(row.call_id), name: String(row.name), stage: row.stage as RecordingStage },
    ...{ talkedAt: instant(row.talked_at), madeAt: instantOrNull(row.made_at), voice: voiceOf(row) },
  });
function voiceOf({ hash, type, bytes, milliseconds, peaks }: Row): KeptVoice | null {
  if (hash === null || hash === undefined) return null;
  return {
    ...{ hash: String(hash), type: type as KeptVoice['type'], bytes: Number(bytes) },
    ...{ seconds: Number(milliseconds) / 1000, peaks: String(peaks).split(',').map(Number) },
  };
}
