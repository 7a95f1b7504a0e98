import { newId } from '@prorab/kernel';
import { testEngines } from '@prorab/platform/testing';
import sharp from 'sharp';
import { shop, visitorsConfig, visitorsOf } from '../ws/a-visitor.builder.js';
import { type MessengerHouse, aMessengerHouse, people } from './a-messenger-house.builder.js';

/** Taken in Petersburg, as the camera says. */
const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#c04020' } })
    .withExif({ IFD0: { Make: 'SpecCamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '59/1 56/1 0/1' } })
    .jpeg()
    .toBuffer();
const bytesOf = async (reply: Response): Promise<Buffer> => Buffer.from(await reply.arrayBuffer());
const exifOf = async (bytes: Buffer): Promise<string> => (await sharp(bytes).metadata()).exif?.toString('latin1') ?? '';

describe.each(testEngines())('files of visitors on %s', (engine) => {
  let house: MessengerHouse;
  let site: ReturnType<typeof visitorsOf>;
  beforeAll(async () => {
    house = await aMessengerHouse(engine, {
      config: { ...visitorsConfig, files: { bytes: 200_000, unsentPerPerson: 5 } },
    });
    site = visitorsOf(house);
  });
  afterAll(async () => {
    site.close();
    await house.close();
  });
  const at = (path: string): string => `http://127.0.0.1:${house.port}/api/${path}`;
  const bring = async (
    token: string,
    name: string,
    bytes: Buffer,
    { origin = shop, query = '', headers = {} }: { origin?: string | null; query?: string; headers?: object } = {},
  ) => {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    const reply = await fetch(at(`visitor/files${query}`), {
      ...{ method: 'POST', body },
      headers: { authorization: `Bearer ${token}`, ...(origin ? { origin } : {}), ...headers },
    });
    const told = (await reply.json()) as { id: string; code?: string; detail?: string };
    return { status: reply.status, body: told, allowed: reply.headers.get('access-control-allow-origin') };
  };
  const fetched = (token: string, path: string, origin: string | null = shop): Promise<Response> =>
    fetch(at(`visitor/files/${path}`), {
      headers: { authorization: `Bearer ${token}`, ...(origin ? { origin } : {}) },
    });

  it('a photo goes with his first words; agents get what he sent, he gets it without place and camera', async () => {
    const widget = await site.widget();
    const photo = await aPhoto();
    expect(await exifOf(photo)).toContain('SpecCamera');
    const { status, body: file, allowed } = await bring(widget.token, 'кирпич.jpg', photo);
    expect([status, allowed]).toEqual([201, shop]);
    const said = await widget.emitWithAck('chat:send', { clientId: newId(), text: '', files: [file.id] });
    expect(said).toMatchObject({ ok: true, message: { text: '', files: [{ id: file.id, name: 'кирпич.jpg' }] } });
    const chat = await site.chatOf(widget);
    expect(chat).toMatchObject({ state: 'waiting' });

    const original = await fetch(at(`messenger/files/${file.id}`), { headers: { authorization: 'Bearer anna' } });
    expect(await bytesOf(original)).toEqual(photo);
    const mine = await fetched(widget.token, `${file.id}?inline=true`);
    expect(mine.status).toBe(200);
    expect(mine.headers.get('access-control-allow-origin')).toBe(shop);
    expect(mine.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(mine.headers.get('content-disposition')).toMatch(/^inline/);
    expect(await exifOf(await bytesOf(mine))).toBe('');
  });

  it('he sees a photo of ours, clean; another visitor, a foreign page and nobody see none', async () => {
    const [widget, thief] = [await site.widget(), await site.widget()];
    await widget.say('Покажите склад');
    await thief.say('Добрый день');
    const { conversationId } = await site.chatOf(widget);
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(await aPhoto())]), 'склад.jpg');
    const headers = { authorization: 'Bearer anna' };
    const path = `messenger/conversations/${conversationId}/files`;
    const { id } = (await (await fetch(at(path), { method: 'POST', body, headers })).json()) as { id: string };
    expect((await fetched(widget.token, id)).status).toBe(404);
    await house.say(conversationId, '', 'anna', { files: [id] });
    const seen = await fetched(widget.token, id);
    expect([seen.status, await exifOf(await bytesOf(seen))]).toEqual([200, '']);
    const preview = await fetched(widget.token, `${id}/preview`, null);
    expect([preview.status, preview.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await fetched(thief.token, id)).status).toBe(404);
    expect((await fetched(thief.token, `${id}/preview`)).status).toBe(404);
    expect((await fetched('x'.repeat(43), id)).status).toBe(403);
    expect((await fetched('anna', id)).status).toBe(403);
    for (const page of ['https://evil.example', 'null']) {
      const foreign = await fetched(widget.token, id, page);
      expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    const before = await fetch(at(`visitor/files/${id}`), { method: 'OPTIONS', headers: { origin: shop } });
    expect([before.status, before.headers.get('access-control-allow-headers')]).toEqual([
      204,
      'authorization, accept-language, range',
    ]);
  });

  it('what lies about its type, is too large or too much is refused with words that the page can read', async () => {
    const { token } = await site.widget();
    const program = Buffer.from('MZ\x90\0this program');
    const lie = await bring(token, 'фото.png', program, { headers: { 'accept-language': 'ru' } });
    expect(lie).toMatchObject({ status: 422, allowed: shop, body: { code: 'messenger.file-disguised' } });
    expect(lie.body.detail).toMatch(/^Файл «фото\.png» не то, чем назван/);
    expect(await bring(token, 'много.txt', Buffer.alloc(200_001, 'x'))).toMatchObject({ status: 413, allowed: shop });
    for (let n = 0; n < 5; n++) expect((await bring(token, `${n}.txt`, Buffer.from(`${n}`))).status).toBe(201);
    expect(await bring(token, '6.txt', Buffer.from('6'))).toMatchObject({
      ...{ status: 409, body: { code: 'messenger.too-many-unsent-files' } },
    });
    // Another’s file is none.
    const [thief, { token: owner }] = [await site.widget(), await site.widget()];
    const { body: file } = await bring(owner, 'паспорт.txt', Buffer.from('4010'));
    expect(await thief.emitWithAck('chat:send', { clientId: newId(), text: 'x', files: [file.id] })).toMatchObject({
      ...{ ok: false, code: 'messenger.file-missing' },
    });
  });

  it('a partner brings files to his rooms only', async () => {
    const { partnerId } = (await house.post('partners', { name: 'Олег' })).body;
    const { path } = (await house.post(`partners/${partnerId}/link`, {})).body;
    const token = String(path).split('#')[1] ?? '';
    const room = async (...partnerIds: string[]): Promise<string> =>
      (await house.post('partner-rooms', { title: 'Доставка', partnerIds, employeeIds: [people.boris.id] })).body
        .conversationId as string;
    const his = await room(partnerId);
    const other = await house.group('anna', 'boris');
    const { status, body: file } = await bring(token, 'накладная.txt', Buffer.from('ТТН 5'), {
      query: `?conversationId=${his}`,
    });
    expect(status).toBe(201);
    const partner = await site.connect({ kind: 'partner', token });
    const said = { conversationId: his, clientId: newId(), text: 'Накладная', files: [file.id] };
    expect(await partner.emitWithAck('chat:send', said)).toMatchObject({
      ok: true,
      message: { files: [{ id: file.id }] },
    });
    expect((await fetched(token, `${file.id}?partner=true`, null)).status).toBe(200);
    expect((await fetched(token, file.id)).status).toBe(403);
    const foreign = await bring(token, 'x.txt', Buffer.from('x'), { query: `?conversationId=${other}` });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'messenger.files-not-welcome' } });
  });

  it('one address brings so many a minute', async () => {
    const { token } = await site.widget();
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) statuses.push((await bring(token, 'x.txt', Buffer.alloc(0))).status);
    expect(statuses).toContain(429);
  });
});
