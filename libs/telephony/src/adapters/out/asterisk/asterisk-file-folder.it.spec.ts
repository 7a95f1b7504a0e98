import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangeFilesContract } from '../../../application/ports/exchange-files.contract.js';
import { wavOf } from '../../../application/ports/fake-call-control.js';
import { AsteriskFileFolder, type AsteriskSetUp } from './asterisk-file-folder.js';

const exchange = { user: 'prorab', passwordEnv: 'ARI' };
const trunk = { name: 'pskov', server: 'sip.provider.ru', addresses: [], user: '78112201234', passwordEnv: 'TRUNK' };
const bounds = { callsPerMinute: 10, hiddenCallsPerMinute: 20, strangerCallsPerMinute: 60 };
const known = { ARI: 'of-the-exchange', TRUNK: 'of-the-provider' };
async function aFolder() {
  const outer = await mkdtemp(join(tmpdir(), 'prorab-asterisk-files-'));
  const folder = join(outer, 'prorab');
  const text = async (): Promise<string> =>
    (
      await Promise.all(
        (await readdir(folder)).filter((name) => name !== 'sounds').map((name) => readFile(join(folder, name), 'utf8')),
      )
    ).join('\n');
  return { outer, folder, text, end: () => rm(outer, { recursive: true }) };
}
const of = (setUp: Partial<AsteriskSetUp> = {}, environment: NodeJS.ProcessEnv = known): AsteriskFileFolder =>
  new AsteriskFileFolder(
    { exchange, trunks: [trunk], outgoing: { allow: [], deny: ['+7809'] }, ...bounds, ...setUp },
    environment,
  );

exchangeFilesContract('a folder', async () => ({ ...(await aFolder()), files: of() }));

describe('the folder of files for Asterisk', () => {
  let at: Awaited<ReturnType<typeof aFolder>>;
  beforeEach(async () => void (at = await aFolder()));
  afterEach(() => at.end());
  const nothing = { phones: [], groups: [] };

  it('is its owner’s only, holds no draft, and what was there before is replaced whole', async () => {
    await of().write(at.folder, nothing);
    await writeFile(join(at.folder, 'ari-user.conf'), 'old and longer than the new one'.repeat(100), { mode: 0o644 });
    const names = await of().write(at.folder, nothing);
    expect((await readdir(at.folder)).filter((name) => name !== 'sounds').sort()).toEqual([...names].sort());
    for (const name of names) expect((await stat(join(at.folder, name))).mode & 0o777).toBe(0o600);
    expect((await stat(at.folder)).mode & 0o777).toBe(0o700);
    expect(await at.text()).not.toContain('old and longer');
    expect(await at.text()).toContain('password = of-the-provider');
  });
  it.each<[string, Partial<AsteriskSetUp>, NodeJS.ProcessEnv, string]>([
    ['without an exchange', { exchange: undefined }, known, 'telephony.off'],
    ['without the password of the exchange', {}, { TRUNK: 'x' }, 'telephony.password-missing'],
    ['without the password of a provider', {}, { ARI: 'x' }, 'telephony.password-missing'],
    ['with a password that begins another line', {}, { ...known, TRUNK: 'very\nsecret' }, 'telephony.password-unfit'],
  ])('is not written %s, and the refusal shows no secret', async (_what, setUp, environment, code) => {
    const error: unknown = await of(setUp, environment)
      .write(at.folder, nothing)
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code });
    expect(String(error)).not.toContain('very');
    expect(await readdir(at.outer)).toEqual([]);
  });
  it('lets phones call out by the provider that is named for it', async () => {
    await of({ trunks: [trunk, { ...trunk, name: 'other' }], outgoing: { trunk: 'other', allow: [], deny: [] } }).write(
      at.folder,
      nothing,
    );
    expect(await at.text()).toContain('PRORAB_TRUNK = other');
  });
  it('has callers bounded while Prorab is away as Prorab bounds them', async () => {
    await of({ callsPerMinute: 3, hiddenCallsPerMinute: 4, strangerCallsPerMinute: 5 }).write(at.folder, nothing);
    expect(await at.text()).toMatch(/PRORAB_PER_NUMBER = 3\nPRORAB_PER_HIDDEN = 4\nPRORAB_PER_LINE = 5\n/);
  });
  it('says when it cannot be written', async () => {
    await writeFile(at.folder, 'a file where the folder would be');
    await expect(of().write(at.folder, nothing)).rejects.toMatchObject({ code: 'telephony.files-unwritable' });
    await rm(at.folder);
    await of().write(at.folder, nothing);
  });
  describe('puts the sounds that callers hear beside them', () => {
    const wav = (rate: number): Uint8Array => {
      const file = Buffer.from(wavOf(new Int16Array(80).fill(500)));
      file.writeUInt32LE(rate, 24);
      return file;
    };
    const sounds = (...files: string[]) => ({ sounds: { folder: join(at.outer, 'ours'), files } });
    beforeEach(async () => {
      await mkdir(join(at.outer, 'ours'));
      await writeFile(join(at.outer, 'ours', 'closed.wav'), wav(8_000));
      await writeFile(join(at.outer, 'ours', 'studio.wav'), wav(44_100));
      await writeFile(join(at.outer, 'ours', 'voice.wav'), 'ID3 an mp3 by another name');
    });

    it('as they are, for their owner only; what is not heard any more goes', async () => {
      expect(await of(sounds('closed.wav')).write(at.folder, nothing)).toContain('sounds/closed.wav');
      const file = join(at.folder, 'sounds', 'closed.wav');
      expect(new Uint8Array(await readFile(file))).toEqual(new Uint8Array(wav(8_000)));
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      await of(sounds()).write(at.folder, nothing);
      expect(await readdir(join(at.folder, 'sounds'))).toEqual([]);
    });
    it.each([
      ['studio.wav', 'other-rate'],
      ['voice.wav', 'no-wav'],
      ['none.wav', 'ENOENT'],
    ])('but not one that Asterisk could not play, and then nothing is written: %s', async (file, why) => {
      await expect(of(sounds('closed.wav', file)).write(at.folder, nothing)).rejects.toMatchObject({
        ...{ code: 'telephony.sound-unfit', details: { why } },
      });
      await expect(readdir(at.folder)).rejects.toThrow('ENOENT');
    });
  });
});
