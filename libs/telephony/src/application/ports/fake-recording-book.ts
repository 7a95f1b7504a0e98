import type { CallState } from '../../domain/call.js';
import { numberOf } from '../../domain/caller.js';
import { LIVE_STAGES, Recording, type RecordingState } from '../../domain/recording.js';
import type { FakeCallBook } from './fake-call-book.js';
import { type Person, RecordingBook } from './recording-book.port.js';

export class FakeRecordingBook extends RecordingBook {
  readonly rows = new Map<string, RecordingState>();
  constructor(private readonly calls: FakeCallBook) {
    super();
  }
  async add({ state }: Recording): Promise<void> {
    if (!this.rows.has(state.callId)) this.rows.set(state.callId, state);
  }
  async find(callId: string): Promise<Recording | null> {
    const state = this.rows.get(callId);
    return state ? Recording.restore(state) : null;
  }
  override takeForChange(callId: string): Promise<Recording | null> {
    return this.find(callId);
  }
  async save({ state }: Recording): Promise<void> {
    this.rows.set(state.callId, state);
  }
  async talkersOf(callId: string): Promise<string[] | null> {
    const call = this.#call(callId);
    return call
      ? call.legs.flatMap((l) =>
          l.answeredAt && l.purpose !== 'listen' && l.employeeId !== null ? [l.employeeId] : [],
        )
      : null;
  }
  async branchOf(callId: string): Promise<string | null> {
    return this.#call(callId)?.branchId ?? null;
  }
  async ofPerson(person: Person): Promise<string[]> {
    return this.#live((callId) => {
      const call = this.#call(callId);
      return call !== undefined && isOf(person, call);
    });
  }
  async goingOnOf(person: Person): Promise<string[]> {
    const going = [...this.calls.rows.values()].filter(({ stage }) => stage === 'talking' || stage === 'voicemail');
    return going.filter((call) => isOf(person, call)).map(({ channelId }) => channelId);
  }
  async notedOf(person: Person): Promise<string[]> {
    const noted = [...this.calls.rows.values()].filter((call) => call.note?.text && isOf(person, call));
    return noted.map(({ channelId }) => channelId);
  }
  async talkedBefore(instant: Date, limit: number): Promise<string[]> {
    return this.#live((_, { talkedAt }) => talkedAt < instant).slice(0, limit);
  }
  async removing(limit: number): Promise<string[]> {
    const all = [...this.rows.values()].filter((r) => r.stage === 'removing');
    return all.map((r) => r.callId).slice(0, limit);
  }
  async isSharedFile(hash: string, callId: string): Promise<boolean> {
    return [...this.rows.values()].some((r) => r.callId !== callId && r.voice?.hash === hash);
  }

  #call(callId: string) {
    return [...this.calls.rows.values()].find((c) => c.id === callId);
  }
  #live(which: (callId: string, of: RecordingState) => boolean): string[] {
    return [...this.rows.values()]
      .filter((r) => LIVE_STAGES.includes(r.stage) && which(r.callId, r))
      .sort((a, b) => a.talkedAt.getTime() - b.talkedAt.getTime())
      .map((r) => r.callId);
  }
}
const isOf = (person: Person, { caller, party }: CallState): boolean =>
  'number' in person ? numberOf(caller) === person.number : party?.partyId === person.partyId;
