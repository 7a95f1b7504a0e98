import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodedOpus, loudnessAt, opusEncoder } from '../services/opus.js';
import { aTone } from '../services/sip/a-tone.js';
import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';

const [CALLER, NOBODY] = [500, 650];
/** Of a WAV at 8 kHz. */
const SECOND = 16_000;
let used = 0;
const aNumber = (): string => `+7911900${String(1000 + used++)}`;
interface Missed {
  readonly callerNumber: string | null;
  readonly callBackAt: string | null;
  readonly messages: readonly { callId: string; stage: string; seconds: number | null }[];
}

describe('a caller whom nobody takes, on a real Asterisk', () => {
  let at: ACallHouse;
  beforeAll(async () => {
    await opusEncoder();
    const missed = { say: 'missed.wav', voicemail: true, callBack: true, thanks: 'thanks.wav' };
    const played = { missed: aTone(1), thanks: aTone(1) };
    at = await ACallHouse.open(
      'sqlite',
      {},
      { played, telephony: { sounds: '/etc/prorab/sounds', nobody: { missed } } },
    );
    at.provider.hertz = CALLER;
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  /** No phone is at the exchange: he hears the word at once. */
  const inVain = async (number: string) => {
    const call = at.provider.call(LINE, { number });
    await call.until('talking');
    const { id } = await at.call(number, 'voicemail');
    const wav = join(at.asterisk.recordings, 'voice', `${id}.wav`);
    const speaks = (seconds: number): Promise<unknown> =>
      eventually(() => existsSync(wav) && statSync(wav).size > seconds * SECOND, { within: 15_000 });
    return { id, call, speaks };
  };
  const episode = async (number: string): Promise<Missed> => {
    const [one, ...more] = (await at.head.all<Missed>('/api/telephony/missed')).filter(
      (m) => m.callerNumber === number,
    );
    if (!one || more.length > 0) throw new Error(`${number} has ${more.length + (one ? 1 : 0)} episodes`);
    return one;
  };
  const kept = (number: string): Promise<Missed> =>
    eventually(
      async () => {
        const one = await episode(number);
        return one.messages[0]?.stage === 'kept' ? one : null;
      },
      { within: 20_000, message: 'the message is not kept' },
    );
  const sound = async (client: ApiClient, id: string): Promise<Buffer> => {
    const answer = await fetch(`${at.house.url}/api/telephony/calls/${id}/recording`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  it('hears a word, leaves a message, is thanked and let go; everybody of the branch can hear it', async () => {
    const number = aNumber();
    const { id, call, speaks } = await inVain(number);
    await speaks(3);
    call.press('#');
    await call.until('ended');
    expect((await at.call(number, 'ended')).outcome).toBe('missed');
    const { messages, callBackAt } = await kept(number);
    expect(callBackAt).toBeNull();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.seconds).toBeGreaterThan(2.5);
    expect(messages[0]?.seconds).toBeLessThan(6);
    const manager = await new ApiClient(at.house.url).signIn('manager3', PASSWORD);
    const voice = await decodedOpus(await sound(manager, id));
    expect(loudnessAt(CALLER, voice)).toBeGreaterThan(10 * loudnessAt(NOBODY, voice));
    await eventually(() => !existsSync(join(at.asterisk.recordings, 'voice', `${id}.wav`)));
  });
  it('presses 1 and stands first; hangs up in the middle of a message, which is kept', async () => {
    const [waits, asks] = [aNumber(), aNumber()];
    const first = await inVain(waits);
    await first.speaks(2);
    first.call.hangUp();
    await at.call(waits, 'ended');
    const second = await inVain(asks);
    second.call.press('1');
    await second.call.until('ended');
    await at.call(asks, 'ended');
    expect((await episode(asks)).callBackAt).not.toBeNull();
    const [head] = await at.head.all<Missed>('/api/telephony/missed');
    expect(head?.callerNumber).toBe(asks);
    expect((await kept(waits)).messages).toHaveLength(1);
  });
  it('while he speaks the house is killed: his message goes on, is kept, and he is let go', async () => {
    const number = aNumber();
    const { call, speaks } = await inVain(number);
    await speaks(2);
    await at.house.kill();
    await speaks(4);
    expect(call.state).toBe('talking');
    await at.house.start();
    await eventually(async () => (await at.calls(number))[0]?.stage === 'voicemail', { within: 15_000 });
    call.press('#');
    await call.until('ended');
    expect((await at.call(number, 'ended')).outcome).toBe('missed');
    expect((await kept(number)).messages[0]?.seconds).toBeGreaterThan(3.5);
  });
  it('his message ends while the house is down: he is not kept waiting when it is back', async () => {
    const number = aNumber();
    const { call, speaks } = await inVain(number);
    await speaks(2);
    await at.house.kill();
    call.press('#');
    await at.house.start();
    await call.until('ended', 20_000);
    expect((await at.call(number, 'ended')).outcome).toBe('missed');
    expect((await kept(number)).messages).toHaveLength(1);
  });
  it('Asterisk is killed while he speaks: he is missed, and nothing hangs', async () => {
    const number = aNumber();
    const { speaks } = await inVain(number);
    await speaks(2);
    await at.asterisk.crash();
    await at.asterisk.comeBack();
    expect((await at.call(number, 'ended')).outcome).toBe('missed');
  });
});
