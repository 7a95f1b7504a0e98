import { newId } from '@prorab/kernel';
import { apiDocumentContract, eventually, testEngines } from '@prorab/platform/testing';
import sharp from 'sharp';
import { NotifyOfMessage } from '../../../application/use-cases/notify-of-message.use-case.js';
import { aPushDevice } from '../../../domain/push/a-push-device.builder.js';
import { messengerTables } from '../../../messenger.tables.js';
import { type PushHouse, aPushHouse, anna, boris } from './a-push-house.builder.js';

apiDocumentContract('messenger', () => aPushHouse('sqlite', messengerTables), { operations: 10 });

const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#c04020' } })
    .withExif({ IFD0: { Make: 'SecretCamera' } })
    .jpeg()
    .toBuffer();

describe.each(testEngines())('the doors of files and pushes on %s', (engine) => {
  let house: PushHouse;
  beforeAll(async () => void (house = await aPushHouse(engine, messengerTables, { works: true })));
  afterAll(() => house.close());
  const conversation = (...members: string[]): string => {
    const id = newId();
    house.readers.members.set(id, new Set(members.map((member) => `employee:${member}`)));
    return id;
  };

  it('take a photo, show it small and whole to whoever waits with it, and to nobody else', async () => {
    const talk = conversation(anna, boris);
    const bytes = await aPhoto();
    const taken = await house.upload(talk, '../кирпич.png', bytes);
    expect(taken).toMatchObject({
      status: 201,
      body: {
        ...{ name: 'кирпич.jpg', type: 'image/jpeg', bytes: bytes.length },
        picture: { width: 640, height: 480, animated: false, preview: { width: 480, height: 360 } },
      },
    });
    const address = `/files/${String(taken.body.id)}`;
    const whole = await house.ask('GET', `${address}?inline=true`);
    expect(whole.raw).toEqual(bytes);
    expect(whole.headers).toMatchObject({
      ...{ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' },
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^inline; filename="/) as string,
    });
    const small = await house.ask('GET', `${address}/preview`);
    expect(await sharp(small.raw).metadata()).toMatchObject({ format: 'webp', width: 480, height: 360 });
    const part = await house.ask('GET', address, { headers: { range: 'bytes=0-1' } });
    expect([part.status, part.raw.toString('hex')]).toEqual([206, 'ffd8']);
    const beyond = await house.ask('GET', address, { headers: { range: 'bytes=900000-' } });
    expect([beyond.status, beyond.body.code]).toEqual([416, 'messenger.range-invalid']);
    const theirs = await house.ask('GET', address, { as: 'boris' });
    expect([theirs.status, theirs.body.code]).toEqual([404, 'messenger.file-missing']);
    expect((await house.ask('GET', address, { as: '' })).status).toBe(401);
  });
  it('never show a page in place, whatever it is called', async () => {
    const talk = conversation(anna);
    const page = Buffer.from('<script>alert(1)</script>');
    const { body } = await house.upload(talk, 'остатки.xls', page);
    const { headers } = await house.ask('GET', `/files/${String(body.id)}?inline=true`);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff' },
      'content-disposition': expect.stringMatching(/^attachment; /) as string,
    });
    expect((await house.ask('GET', `/files/${String(body.id)}/preview`)).body.code).toBe('messenger.file-missing');
    const disguised = await house.upload(talk, 'фото.png', page);
    expect(disguised).toMatchObject({ status: 422, body: { code: 'messenger.file-disguised' } });
    expect(disguised.body.detail).toBe(
      'Файл «фото.png» не то, чем назван: внутри text/html. Отправьте его под настоящим именем',
    );
  });
  it.each([
    ['a.txt', Buffer.alloc(0), 422, 'messenger.file-empty'],
    ['a.bin', Buffer.alloc(200_001), 413, 'platform.file-too-large'],
    ['a.exe', Buffer.from(`MZ${'\0'.repeat(100)}`), 422, 'messenger.file-executable'],
    ['a.pdf', Buffer.from(`MZ${'\0'.repeat(100)}`), 422, 'messenger.file-disguised'],
    ['a.jpg', Buffer.from('ffd8ffe000104a46494600010100000100010000ff', 'hex'), 422, 'messenger.picture-unreadable'],
  ])('refuse %s', async (name, bytes, status, code) => {
    const reply = await house.upload(conversation(anna), name, bytes);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });
  it('refuse a conversation that is not one’s own, and what is no form', async () => {
    const talk = conversation(boris);
    const refused = await house.upload(talk, 'a.txt', Buffer.from('a'));
    expect([refused.status, refused.body.code]).toEqual([403, 'messenger.files-not-welcome']);
    const noForm = await house.ask('POST', `/conversations/${talk}/files`, { body: {}, as: 'boris' });
    expect([noForm.status, noForm.body.code]).toEqual([422, 'messenger.upload-invalid']);
    expect((await house.ask('POST', '/conversations/none/files', { body: {} })).status).toBe(400);
  });

  it('register a browser, move it to whoever logs in there next, try it and take it off', async () => {
    expect((await house.ask('GET', '/push-devices/key')).body).toEqual({ publicKey: house.publicKey });
    const { endpoint, p256dh, auth } = aPushDevice();
    const body = { endpoint, p256dh, auth };
    const add = (as: string) => house.ask('POST', '/push-devices', { as, body, headers: { 'user-agent': 'Firefox' } });
    const list = async (as: string) =>
      (await house.ask('GET', '/push-devices', { as })).body as unknown as { id: string }[];
    const mine = await add('anna');
    expect([mine.status, await list('anna')]).toEqual([
      ...[
        201,
        [
          {
            id: mine.body.id,
            userAgent: 'Firefox',
            createdAt: '2026-11-26T09:00:00.000Z',
            lastOkAt: null,
            failures: 0,
          },
        ],
      ],
    ]);
    const theirs = await add('boris');
    expect([await list('anna'), (await list('boris')).map(({ id }) => id)]).toEqual([[], [theirs.body.id]]);
    const tried = await house.ask('POST', '/push-devices/test', { as: 'boris' });
    expect(tried).toMatchObject({ status: 200, body: [{ deviceId: theirs.body.id, outcome: 'accepted' }] });
    const address = `/push-devices/${String(theirs.body.id)}`;
    expect((await house.ask('DELETE', address)).body.code).toBe('messenger.push-device-missing');
    expect((await house.ask('DELETE', address, { as: 'boris' })).status).toBe(204);
    for (const [wrong, status, code] of [
      [{ endpoint: 'https://169.254.169.254/' }, 422, 'messenger.push-endpoint-refused'],
      [{ endpoint: 'http://push.example.com/' }, 400, 'platform.request-invalid'],
      [{ auth: 'x' }, 422, 'messenger.push-keys-invalid'],
    ] as const) {
      const reply = await house.ask('POST', '/push-devices', { body: { ...body, ...wrong } });
      expect([reply.status, reply.body.code]).toEqual([status, code]);
    }
  });
  it('show the usual settings and keep one’s own', async () => {
    const usual = (await house.ask('GET', '/notice-settings', { as: 'boris' })).body;
    expect(usual).toMatchObject({ quiet: { from: '22:00', to: '08:00' }, outsideWork: false, muted: [] });
    const muted = [{ conversationId: newId(), until: '2026-12-01T06:00:00.000Z' }];
    const own = { ...usual, quiet: null, delays: { ...(usual.delays as object), group: null }, muted };
    expect((await house.ask('PUT', '/notice-settings', { as: 'boris', body: own })).status).toBe(204);
    expect((await house.ask('GET', '/notice-settings', { as: 'boris' })).body).toEqual(own);
    const put = async (differing: object) => {
      const { status, body } = await house.ask('PUT', '/notice-settings', { body: { ...own, ...differing } });
      return [status, body.code];
    };
    expect(await put({ quiet: { from: '10:00', to: '10:00' } })).toEqual([422, 'messenger.notice-settings-invalid']);
    expect(await put({ delays: {} })).toEqual([400, 'platform.request-invalid']);
    expect(await put({ quiet: { from: 'x', to: '10:00' } })).toEqual([400, 'platform.request-invalid']);
  });
  it('tell a phone of a message: planned, asked again, sent, by the real jobs', async () => {
    const { endpoint, p256dh, auth } = aPushDevice();
    await house.ask('POST', '/push-devices', { as: 'boris', body: { endpoint, p256dh, auth } });
    const at = house.clock.now();
    const message = { messageId: newId(), conversationId: newId(), title: 'Склад', authorId: anna, author: 'Анна' };
    house.facts.said.push({ ...message, text: 'Пожар', kind: 'group', urgent: true, at, to: [boris], mentioned: [] });
    const { messageId, conversationId } = message;
    await house.app.get(NotifyOfMessage).execute({ messageId, conversationId, at, urgent: true });
    const hints = await eventually(() => house.sender.hintsTo(endpoint).length > 0 && house.sender.hintsTo(endpoint));
    expect(hints).toEqual([{ kind: 'message', conversationId, title: 'Склад', text: 'Анна: Пожар' }]);
  });
});
