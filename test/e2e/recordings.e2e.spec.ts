import { existsSync, linkSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodedOpus, loudnessAt, opusEncoder } from '../services/opus.js';
import { eventually } from '../support/eventually.js';
import { ACallHouse, LINE } from './support/a-call-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';

const [CALLER, PHONE, NOBODY] = [500, 400, 650];
/** Of a WAV at 8 kHz. */
const SECOND = 16_000;
let used = 0;
const aNumber = (): string => `+7911800${String(1000 + used++)}`;

interface Wave {
  readonly seconds: number;
  readonly type: string;
  readonly bytes: number;
  readonly peaks: readonly number[];
}

describe('recordings of talks, on a real Asterisk', () => {
  let at: ACallHouse;
  beforeAll(async () => {
    await opusEncoder();
    at = await ACallHouse.open('sqlite');
    at.provider.hertz = CALLER;
    for (const extension of ['101', '102', '103', '104']) (await at.phone(extension)).hertz = PHONE;
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  /** A call of a new number that the phone 101 has taken. */
  const talk = async (number = aNumber()) => {
    const phone = await at.phone('101');
    const call = at.provider.call(LINE, { number });
    const rung = await phone.rung(number);
    rung.answer();
    await call.until('talking');
    const { id } = await eventually(async () => (await at.calls(number)).find((c) => c.stage === 'talking') ?? null);
    const wav = join(at.asterisk.recordings, 'calls', `${id}.wav`);
    const lasts = (seconds: number): Promise<unknown> =>
      eventually(() => existsSync(wav) && statSync(wav).size > seconds * SECOND, { within: 15_000 });
    return { id, number, call, rung, wav, lasts };
  };
  const ask = (path: string, headers: Record<string, string> = {}, token = at.head.token): Promise<Response> =>
    fetch(`${at.house.url}/api/telephony/calls/${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer());
  const isKept = (id: string): Promise<unknown> =>
    eventually(
      async () => (await at.head.get<{ recording: string }>(`/api/telephony/calls/${id}`)).recording === 'kept',
      {
        within: 20_000,
        message: 'the recording is not kept',
      },
    );
  const wave = (id: string): Promise<Wave> => at.head.get(`/api/telephony/calls/${id}/recording/waveform`);
  /** Files of recordings in the house. */
  const files = (): string[] => {
    const folder = join(at.house.folder, 'data', 'files', 'recordings');
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => statSync(join(folder, f)).isFile());
  };
  const expectBothVoices = async (file: Buffer, seconds: number): Promise<void> => {
    const sound = await decodedOpus(file);
    expect(sound.length / 8_000).toBeGreaterThan(seconds - 0.5);
    const middle = sound.subarray(sound.length / 2, sound.length / 2 + 8_000);
    const silence = loudnessAt(NOBODY, middle);
    expect(loudnessAt(CALLER, middle)).toBeGreaterThan(20 * silence);
    expect(loudnessAt(PHONE, middle)).toBeGreaterThan(20 * silence);
  };

  it('hold both voices, small; the exchange keeps nothing, and a list says that there is one', async () => {
    const { id, number, call, wav, lasts } = await talk();
    expect((await at.calls(number))[0]).toMatchObject({ recording: null });
    expect((await ask(`${id}/recording`)).status).toBe(404);
    await lasts(3);
    call.hangUp();
    await isKept(id);
    const { seconds, type, bytes, peaks } = await wave(id);
    expect(seconds).toBeGreaterThan(2.9);
    expect(type).toBe('audio/ogg');
    expect(peaks).toHaveLength(400);
    expect(Math.max(...peaks)).toBeGreaterThan(3);
    const answer = await ask(`${id}/recording`);
    expect(answer.headers.get('content-type')).toBe('audio/ogg');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const file = await bytesOf(answer);
    expect(file.length).toBe(bytes);
    expect(bytes).toBeLessThan((seconds * SECOND) / 4);
    await expectBothVoices(file, seconds);
    await eventually(() => !existsSync(wav));
    expect((await at.calls(number))[0]).toMatchObject({ recording: 'kept' });
  });

  it('are for the head and who has talked, in parts for players; others and strangers get nothing, and it is on record', async () => {
    const { id, call, lasts } = await talk();
    await lasts(1);
    call.hangUp();
    await isKept(id);
    const [own, other] = await Promise.all(
      ['manager1', 'manager2'].map((login) => new ApiClient(at.house.url).signIn(login, PASSWORD)),
    );
    const whole = await bytesOf(await ask(`${id}/recording`));
    const [first, rest] = await Promise.all([
      ask(`${id}/recording`, { range: 'bytes=0-99' }),
      ask(`${id}/recording`, { range: 'bytes=100-' }, own?.token),
    ]);
    expect([first.status, rest.status]).toEqual([206, 206]);
    expect(first.headers.get('content-range')).toBe(`bytes 0-99/${whole.length}`);
    expect(Buffer.concat([await bytesOf(first), await bytesOf(rest)]).equals(whole)).toBe(true);
    expect((await ask(`${id}/recording`, { range: 'bytes=9999999-' })).status).toBe(416);
    for (const path of [`${id}/recording`, `${id}/recording/waveform`]) {
      const refused = await ask(path, {}, other?.token);
      expect(refused.status).toBe(403);
      expect(await refused.text()).toContain('telephony.recording-not-yours');
    }
    expect((await ask(`0199f5b2-7c3a-7d4e-9a11-5b0c8f3e2d10/recording`)).status).toBe(404);
    expect((await ask(`..%2f..%2fetc%2fpasswd/recording`)).status).toBe(400);
    await expect(at.head.delete('/api/telephony/recordings')).rejects.toMatchObject({ status: 422 });
    await expect(own?.delete('/api/telephony/recordings?number=%2B79110000000')).rejects.toMatchObject({ status: 403 });
    const { items } = await at.head.get<{ items: { action: string; subject: string }[] }>('/api/audit?limit=100');
    const heard = items.filter((e) => e.action === 'telephony.recording.listen' && e.subject === `call:${id}`);
    expect(heard).toHaveLength(3);
  });

  it('go on while the house is killed, and are whole: the talk ends after it, or before it is back', async () => {
    const [on, over] = [await talk(), aNumber()];
    const second = await at.phone('102');
    const call = at.provider.call(LINE, { number: over });
    const rung = await second.rung(over);
    rung.answer();
    await call.until('talking');
    const { id } = await at.call(over, 'talking');
    await on.lasts(1);
    await at.house.kill();
    await on.lasts(3);
    call.hangUp();
    await at.house.start();
    await on.lasts(4);
    on.call.hangUp();
    await Promise.all([isKept(on.id), isKept(id)]);
    const { seconds } = await wave(on.id);
    expect(seconds).toBeGreaterThan(3.9);
    await expectBothVoices(await bytesOf(await ask(`${on.id}/recording`)), seconds);
    expect((await wave(id)).seconds).toBeGreaterThan(1);
  });

  it('of a talk in which the exchange itself was killed are what it had written', async () => {
    const { id, number, lasts } = await talk();
    await lasts(2);
    await at.asterisk.crash();
    await at.asterisk.comeBack();
    for (const [extension, peer] of at.phones) await peer.register(extension, `phone-${extension}-secret`);
    await at.call(number, 'ended');
    await isKept(id);
    expect((await wave(id)).seconds).toBeGreaterThan(1);
    await bytesOf(await ask(`${id}/recording`));
  });

  it('that cannot be read is said at once, stays at the exchange, and is kept once somebody has mended it', async () => {
    const { id, number, call, wav, lasts } = await talk();
    await lasts(2);
    // The exchange goes on writing to its file, which has another name now.
    const [sound, junk] = [join(at.asterisk.recordings, `${id}.sound`), join(at.asterisk.recordings, `${id}.junk`)];
    linkSync(wav, sound);
    writeFileSync(junk, 'no WAV at all');
    renameSync(junk, wav);
    call.hangUp();
    await eventually(async () => (await at.calls(number))[0]?.recording === 'unreadable', { within: 20_000 });
    expect((await ask(`${id}/recording`)).status).toBe(404);
    expect(readFileSync(wav, 'utf8')).toBe('no WAV at all');
    const admin = await new ApiClient(at.house.url).signIn('admin', PASSWORD);
    const { items } = await admin.get<{ items: { id: string; handler: string; attempts: number; error: string }[] }>(
      '/api/quarantine',
    );
    const task = items.find(({ handler, error }) => handler === 'telephony.keep-recording' && error.includes(id));
    expect(task).toMatchObject({ attempts: 1, error: expect.stringContaining('cannot be read') as string });
    renameSync(sound, wav);
    await admin.post(`/api/quarantine/${task?.id}/replay`);
    await isKept(id);
    await eventually(() => !existsSync(wav));
  });

  it('of somebody who is forgotten while he talks ends there, and nothing of the talk is kept', async () => {
    const { id, number, call, wav, lasts } = await talk();
    await lasts(1);
    const before = files();
    const gone = await at.head.delete(`/api/telephony/recordings?number=${encodeURIComponent(number)}`);
    expect(gone).toEqual({ removed: 1, pending: 0 });
    expect(existsSync(wav)).toBe(false);
    expect((await at.calls(number))[0]).toMatchObject({ stage: 'talking', recording: 'removed' });
    call.hangUp();
    await at.call(number, 'ended');
    const next = await talk();
    await next.lasts(1);
    next.call.hangUp();
    // By then its own turn has come, too.
    await isKept(next.id);
    expect((await at.calls(number))[0]).toMatchObject({ stage: 'ended', recording: 'removed' });
    expect((await ask(`${id}/recording`)).status).toBe(404);
    expect([files().length, existsSync(wav)]).toEqual([before.length + 1, false]);
  });

  it('of one person are removed for good', async () => {
    const { id, number, call, lasts } = await talk();
    await lasts(1);
    call.hangUp();
    await isKept(id);
    const before = files();
    const gone = await at.head.delete(`/api/telephony/recordings?number=${encodeURIComponent(number)}`);
    expect(gone).toEqual({ removed: 1, pending: 0 });
    expect(files()).toHaveLength(before.length - 1);
    expect((await ask(`${id}/recording`)).status).toBe(404);
    expect((await at.calls(number))[0]).toMatchObject({ recording: 'removed' });
    const { items } = await at.head.get<{ items: { action: string; subject: string }[] }>('/api/audit?limit=5');
    expect(items).toContainEqual(
      expect.objectContaining({ action: 'telephony.recording.remove', subject: `number:${number}` }),
    );
  });
});
