import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderMailSender } from './folder-mail-sender.js';

describe('the folder of outgoing letters', () => {
  it('keeps the source byte for byte below its envelope, and nothing of a letter that could not be read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prorab-outgoing-'));
    const sender = new FolderMailSender(join(folder, 'out'));
    const raw = 'Subject: x\r\n\r\n.точка\r\n';
    const letter = (open: () => AsyncIterable<Uint8Array>) =>
      sender.send({ from: 'a@x.test', to: ['b@y.test', 'c@y.test'], open });
    const result = await letter(async function* () {
      yield Buffer.from(raw);
    });
    expect(result).toMatchObject({ outcome: 'accepted', refused: [] });
    await expect(
      letter(async function* () {
        yield Buffer.from('half');
        throw new Error('cannot be read');
      }),
    ).rejects.toThrow('cannot be read');
    const names = (await readdir(join(folder, 'out'))).filter((n) => !n.startsWith('.'));
    expect(names).toHaveLength(1);
    expect(await readFile(join(folder, 'out', names[0]!), 'utf8')).toBe(
      `X-Envelope-From: a@x.test\r\nX-Envelope-To: b@y.test, c@y.test\r\n${raw}`,
    );
    await rm(folder, { recursive: true });
  });
});
