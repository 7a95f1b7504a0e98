import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import sharp from 'sharp';
import type { MessageView } from '../../../application/wire.js';
import { type MessengerHouse, type Who, aMessengerHouse } from './a-messenger-house.builder.js';

const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#c04020' } })
    .jpeg()
    .toBuffer();

describe.each(testEngines())('files in messages on %s', (engine) => {
  let house: MessengerHouse;
  beforeAll(async () => void (house = await aMessengerHouse(engine)));
  afterAll(() => house.close());
  const upload = async (conversationId: string, name: string, bytes: Buffer, as: Who = 'anna') => {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    const address = `http://127.0.0.1:${house.port}/api/messenger/conversations/${conversationId}/files`;
    const reply = await fetch(address, { method: 'POST', body, headers: { authorization: `Bearer ${as}` } });
    return { status: reply.status, body: (await reply.json()) as { id: string; code?: string } };
  };

  it('a photo goes with its message, is seen by all who are there, and by nobody else', async () => {
    const id = await house.group('anna', 'boris');
    const boris = await house.desk('boris');
    const { body: file } = await upload(id, 'кирпич.jpg', await aPhoto());
    const said = await house.say(id, '', 'anna', { files: [file.id] });
    const shown = { id: file.id, name: 'кирпич.jpg', type: 'image/jpeg', picture: { preview: { width: 480 } } };
    expect(said).toMatchObject({ text: '', files: [shown] });
    await eventually(() =>
      expect(boris.heard).toContainEqual(['chat:message', expect.objectContaining({ files: [file] })]),
    );
    expect((await house.get('conversations', 'boris')).body.items[0].last).toMatchObject({ fileCount: 1, text: '' });
    expect((await house.get(`files/${file.id}/preview`, 'boris')).status).toBe(200);
    expect((await house.get(`files/${file.id}`, 'vera')).body.code).toBe('messenger.file-missing');
    await house.ask('DELETE', `messages/${said.id}`);
    expect((await house.get(`files/${file.id}`, 'boris')).status).toBe(404);
    expect((await house.get(`conversations/${id}/messages`)).body.messages[0].files).toEqual([]);
  });

  it('a repeat keeps the file; another’s, another conversation’s and one that was sent already are none', async () => {
    const [id, other] = [await house.group('anna', 'boris'), await house.group('anna', 'boris')];
    const { body: file } = await upload(id, 'смета.txt', Buffer.from('Кирпич 1000 шт'));
    const path = `conversations/${id}/messages`;
    const posting = { clientId: newId(), text: 'Смета', files: [file.id] };
    const missing = { status: 404, body: { code: 'messenger.file-missing' } };
    expect(await house.post(path, posting, 'boris')).toMatchObject(missing);
    expect(await house.post(`conversations/${other}/messages`, { ...posting, clientId: newId() })).toMatchObject(
      missing,
    );
    const [one, two] = [await house.post(path, posting), await house.post(path, posting)];
    expect([one.body.id, one.body.files]).toEqual([two.body.id, two.body.files]);
    expect(await house.post(path, { ...posting, clientId: newId() })).toMatchObject(missing);
    const texts = (await house.get(path)).body.messages.map((m: MessageView) => m.files.length);
    expect(texts).toEqual([1]);
  });

  it('what lies about its type is refused', async () => {
    const id = await house.group('anna', 'boris');
    expect(await upload(id, 'фото.png', Buffer.from('MZ\x90\0this program'))).toMatchObject({
      status: 422,
      body: { code: 'messenger.file-disguised' },
    });
    expect(await upload(id, 'чужая.txt', Buffer.from('x'), 'vera')).toMatchObject({ status: 403 });
  });
});
