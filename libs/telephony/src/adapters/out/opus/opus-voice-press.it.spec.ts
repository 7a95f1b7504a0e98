import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '@prorab/kernel';
import { MemoryReaderHealth, eventually } from '@prorab/platform/testing';
import { decodedOpus, loudnessAt, opusEncoder } from '../../../../../../test/services/opus.js';
import {
  inChunks,
  readAll,
  silenceThenTone,
  voicePressContract,
} from '../../../application/ports/voice-press.contract.js';
import { wavOf } from '../../../application/ports/fake-call-control.js';
import type { PressedVoice } from '../../../application/ports/voice-press.port.js';
import { OpusVoicePress, type PressTools } from './opus-voice-press.js';

describe('recordings, made small', () => {
  let folder: string;
  const health = new MemoryReaderHealth();
  const pressWith = (encoder?: string, of: Partial<PressTools> = {}): OpusVoicePress =>
    new OpusVoicePress({ folder, health, clock: new SystemClock(), ...(encoder !== undefined && { encoder }), ...of });
  beforeAll(async () => {
    await opusEncoder();
    folder = await mkdtemp(join(tmpdir(), 'prorab-press-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  afterEach(async () => expect(await readdir(folder)).toEqual([]));

  voicePressContract('opusenc', async () => pressWith());
  voicePressContract('no encoder', async () => pressWith('opusenc-that-is-nowhere'));

  it('are Opus in Ogg, a small part of the WAV, and sound the same', async () => {
    const wav = wavOf(silenceThenTone(400));
    const voice = await pressWith().press('a-call', inChunks(wav), async ({ type, content }) => ({
      type,
      file: await readAll(content),
    }));
    expect(voice?.type).toBe('audio/ogg');
    expect(voice?.file.length).toBeLessThan(wav.length / 4);
    const sound = await decodedOpus(voice?.file ?? Buffer.alloc(0));
    expect(sound.length / 8_000).toBeCloseTo(2, 1);
    const tone = sound.subarray(8_800, 15_200);
    expect(loudnessAt(400, tone)).toBeGreaterThan(10 * loudnessAt(700, tone));
    expect(loudnessAt(400, tone)).toBeGreaterThan(100 * loudnessAt(400, sound.subarray(0, 7_200)));
  });
  it('stay WAV where the encoder is missing, and the health page says so until it is there', async () => {
    const press = pressWith('opusenc-that-is-nowhere');
    await press.look();
    expect(health.all()).toMatchObject([{ reader: 'recordings', state: 'stopped' }]);
    const wav = wavOf(silenceThenTone());
    const kept = await press.press('a-call', inChunks(wav), async ({ type, content }) => [
      type,
      await readAll(content),
    ]);
    expect(kept).toEqual(['audio/wav', Buffer.from(wav)]);
    expect(health.all()[0]?.note).toContain('opus-tools');
    await pressWith().press('a-call', inChunks(wav), async () => true);
    expect(health.all()).toEqual([]);
  });
  it('an encoder that fails is told, and nothing is kept; where that goes on, the WAV is, and the health page says so', async () => {
    const wav = wavOf(silenceThenTone());
    const keep = async ({ type, content }: PressedVoice) => [type, await readAll(content)];
    await expect(pressWith('false').press('a-call', inChunks(wav), keep)).rejects.toThrow('false ended with 1');
    expect(health.all()).toEqual([]);
    expect(await pressWith('false').press('a-call', inChunks(wav), keep, { orAsItIs: true })).toEqual([
      'audio/wav',
      Buffer.from(wav),
    ]);
    expect(health.all()).toMatchObject([{ reader: 'recordings', state: 'stopped' }]);
    expect(health.all()[0]?.note).toContain('false ended with 1');
    const small = await pressWith().press('a-call', inChunks(wav), keep, { orAsItIs: true });
    expect([small?.[0], health.all()]).toEqual(['audio/ogg', []]);
  });
  it('an encoder that never ends is killed with all that it has started, and has failed', async () => {
    const own = await mkdtemp(join(tmpdir(), 'prorab-hangs-'));
    const [program, pids] = [join(own, 'hangs'), join(own, 'pids')];
    await writeFile(program, `#!/bin/sh\ntail -f /dev/null & echo $$ $! >${pids}; wait\n`, { mode: 0o755 });
    const press = pressWith(program, { withinS: 1 });
    const keep = async ({ type }: PressedVoice) => type;
    await expect(press.press('a-call', inChunks(wavOf(silenceThenTone())), keep)).rejects.toThrow('ended with 137');
    const [shell = '', tail = ''] = (await readFile(pids, 'utf8')).split(' ');
    await eventually(async () => !(await runs(shell)) && !(await runs(tail)));
    await rm(own, { recursive: true });
  });
});
/** Of one that has ended and that nobody has asked about yet it is empty. */
const runs = async (pid: string): Promise<boolean> =>
  (await readFile(`/proc/${pid.trim()}/cmdline`, 'utf8').catch(() => '')) !== '';
