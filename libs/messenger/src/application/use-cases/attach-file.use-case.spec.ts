import { newId } from '@prorab/kernel';
import { aFileWorld } from '../files/a-file-world.builder.js';

const photo = { name: 'кирпич.jpg', type: 'image/jpeg', picture: { width: 960, height: 720 } };
const textOf = async (content: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString();
};

describe('a file for a message', () => {
  it('is kept under a safe name, as what it is, until its message is sent', async () => {
    const world = aFileWorld();
    const file = await world.attach({ name: '../../a\u202efdp.txt' });
    expect(file).toMatchObject({ name: 'afdp.txt', type: 'text/plain', bytes: 36, messageId: null, picture: null });
    expect(await world.book.byIds([file.id])).toEqual([file]);
  });
  it('if a picture, gets a small view and a copy for customers', async () => {
    const world = aFileWorld();
    const { picture, originalKey } = await world.attach({ ...photo, name: 'кирпич.png' });
    expect(picture).toMatchObject({ width: 960, height: 720, preview: { width: 480, height: 360 } });
    expect(world.files.files.get(picture?.clean.key ?? '')?.toString()).toBe(`clean image/jpeg ${originalKey}`);
  });
  it.each([
    [{ text: '' }, 'messenger.file-empty'],
    [{ text: 'x'.repeat(1_001) }, 'platform.file-too-large'],
    [{ virus: 'EICAR' }, 'messenger.file-infected'],
    [{ name: 'счёт.pdf', type: 'application/x-msdownload' }, 'messenger.file-disguised'],
    [{ name: 'setup.exe' }, 'messenger.file-executable'],
    [{ name: 'битое.jpg', type: 'image/jpeg' }, 'messenger.picture-unreadable'],
    [{ ...photo, picture: { width: 10_000, height: 10_000 } }, 'messenger.picture-unreadable'],
    [{ name: 'IMG.heic', type: 'image/heic', audience: 'customer' as const }, 'messenger.picture-not-for-customers'],
  ])('is refused: %j', async (order, code) => {
    const world = aFileWorld();
    await expect(world.attach(order)).rejects.toMatchObject({ code });
    expect(world.book.files.size).toBe(0);
  });
  it('may be a picture that nobody can look into among colleagues, and of a visitor', async () => {
    const world = aFileWorld();
    const heic = { name: 'IMG.heic', type: 'image/heic' };
    expect(await world.attach(heic)).toMatchObject({ type: 'image/heic', picture: null });
    const own = { ...heic, audience: 'customer' as const, owner: world.visitor };
    expect(await world.attach(own)).toMatchObject({ picture: null });
  });
  it('leaves no bytes behind when it is refused, unless somebody else has the same', async () => {
    const world = aFileWorld();
    const virus = { text: 'X5O!P%@AP', virus: 'EICAR' };
    await expect(world.attach(virus)).rejects.toMatchObject({ code: 'messenger.file-infected' });
    const twice = { text: 'просто текст' };
    await expect(world.attach({ ...twice, name: 'фото.jpg' })).rejects.toThrow('is not what its name says');
    const kept = await world.attach(twice);
    expect(world.jobs.orders.map(({ runAt }) => runAt)).toEqual([1, 2].map(() => new Date('2026-11-27T09:01:00Z')));
    const [infected = '', refused = ''] = world.jobs.orders.flatMap(
      ({ payload }) => (payload as { keys: string[] }).keys,
    );
    expect(refused).toBe(kept.originalKey);
    await world.book.give([kept.id], newId());
    await world.loose.forget([infected, refused]);
    expect([infected, refused].map((key) => world.files.files.has(key))).toEqual([true, true]);
    world.clock.advance({ hours: 24, minutes: 1 });
    await world.loose.forget([infected, refused]);
    expect([infected, refused].map((key) => world.files.files.has(key))).toEqual([false, true]);
  });
  it('is not taken where its owner may not write', async () => {
    const world = aFileWorld();
    const refused = { code: 'messenger.files-not-welcome' };
    await expect(world.attach({ conversationId: newId() })).rejects.toMatchObject(refused);
    const stranger = { kind: 'visitor' as const, id: world.anna.id };
    await expect(world.attach({ owner: stranger })).rejects.toMatchObject(refused);
    await expect(world.attach({ owner: { kind: 'assistant', id: newId() } })).resolves.toBeDefined();
  });
  it('is refused while the scanner does not answer', async () => {
    const world = aFileWorld();
    world.scan.down = true;
    await expect(world.attach()).rejects.toMatchObject({ code: 'messenger.virus-scan-unavailable' });
    world.scan.down = false;
    await expect(world.attach()).resolves.toMatchObject({ name: 'прайс.txt' });
  });
  it('is refused to one who hoards, and only to him', async () => {
    const world = aFileWorld({ unsentPerOwner: 2 });
    const [file] = [await world.attach(), await world.attach()];
    await expect(world.attach()).rejects.toMatchObject({ code: 'messenger.too-many-unsent-files' });
    await expect(world.attach({ owner: world.visitor })).resolves.toBeDefined();
    await world.book.give([file.id], newId());
    await expect(world.attach()).resolves.toBeDefined();
  });

  it('becomes its message’s, once; asked again it is the same answer', async () => {
    const world = aFileWorld();
    const files = [await world.attach(), await world.attach(photo)];
    const order = {
      ...{ messageId: newId(), conversationId: world.conversationId, owner: world.anna },
      fileIds: files.map(({ id }) => id),
    };
    const given = await world.giveFiles.to(order);
    expect(given).toEqual(files.map((file) => ({ ...file, messageId: order.messageId })));
    expect(await world.giveFiles.to(order)).toEqual(given);
    expect(await world.giveFiles.to({ ...order, fileIds: [] })).toEqual([]);
    const missing = { code: 'messenger.file-missing' };
    await expect(world.giveFiles.to({ ...order, messageId: newId() })).rejects.toMatchObject(missing);
    const other = [await world.attach()].map(({ id }) => id);
    const refused = (differing: object) => world.giveFiles.to({ ...order, fileIds: other, ...differing });
    await expect(refused({ owner: world.visitor })).rejects.toMatchObject(missing);
    await expect(refused({ conversationId: newId() })).rejects.toMatchObject(missing);
    await expect(refused({ fileIds: [newId()] })).rejects.toMatchObject(missing);
    const many = [1, 2, 3, 4].map(() => newId());
    await expect(refused({ fileIds: many })).rejects.toMatchObject({ code: 'messenger.too-many-files' });
  });

  it('is its owner’s alone before it is sent, then of all who see the message', async () => {
    const world = aFileWorld();
    const { id: fileId } = await world.attach({ text: 'прайс-лист' });
    const [mine, theirs] = [
      { fileId, reader: world.anna },
      { fileId, reader: world.visitor },
    ];
    expect(await textOf((await world.openFile.execute(mine)).content)).toBe('прайс-лист');
    await expect(world.openFile.execute(theirs)).rejects.toMatchObject({ code: 'messenger.file-missing' });
    const messageId = newId();
    await world.book.give([fileId], messageId);
    expect(await textOf((await world.openFile.execute(theirs)).content)).toBe('прайс-лист');
    const stranger = { fileId, reader: { kind: 'employee' as const, id: newId() } };
    await expect(world.openFile.execute(stranger)).rejects.toMatchObject({ code: 'messenger.file-missing' });
    world.readers.deleted.add(messageId);
    await expect(world.openFile.execute(mine)).rejects.toMatchObject({ code: 'messenger.file-missing' });
  });
  it('as a picture: colleagues get the original, customers the clean copy, both the small view', async () => {
    const world = aFileWorld();
    const { id: fileId, originalKey } = await world.attach({ ...photo, text: 'GPS 55.75' });
    await world.book.give([fileId], newId());
    const open = async (reader: typeof world.anna | typeof world.visitor, preview = false) => {
      const { content, type, name } = await world.openFile.execute({ fileId, reader, preview });
      return [name, type, await textOf(content)];
    };
    expect(await open(world.anna)).toEqual(['кирпич.jpg', 'image/jpeg', 'GPS 55.75']);
    expect(await open(world.visitor)).toEqual(['кирпич.jpg', 'image/jpeg', `clean image/jpeg ${originalKey}`]);
    for (const reader of [world.anna, world.visitor])
      expect(await open(reader, true)).toEqual([
        ...['кирпич.jpg.webp', 'image/webp', `preview image/jpeg ${originalKey}`],
      ]);
  });
  it('comes in parts', async () => {
    const world = aFileWorld();
    const { id: fileId } = await world.attach({ text: '0123456789' });
    const part = async (start: number | null, end: number | null) =>
      textOf((await world.openFile.execute({ fileId, reader: world.anna, range: { start, end } })).content);
    expect([await part(2, 4), await part(7, null), await part(null, 2), await part(8, 99)]).toEqual([
      ...['234', '789', '89', '89'],
    ]);
    await expect(part(10, null)).rejects.toMatchObject({ code: 'messenger.range-invalid' });
    const preview = world.openFile.execute({ fileId, reader: world.anna, preview: true });
    await expect(preview).rejects.toMatchObject({ code: 'messenger.file-missing' });
  });
  it('is forgotten when its message was deleted long ago, unless another message holds the same bytes', async () => {
    const world = aFileWorld({ unsentPerOwner: 1_000 });
    const [gone, standing, again] = [newId(), newId(), newId()];
    const [lone, shared, other] = [
      await world.attach({ ...photo, text: 'никому' }),
      await world.attach({ text: 'общее' }),
      await world.attach({ text: 'общее' }),
    ];
    await world.book.give([lone.id, shared.id], gone);
    await world.book.give([other.id], standing);
    world.book.deleted.set(gone, world.clock.now());
    world.clock.advance({ days: 400 });
    expect(await world.forgetDeleted.execute()).toBe(0);
    world.clock.advance({ minutes: 1 });
    // Brought anew today: it lies there for who is about to send it.
    const fresh = await world.attach({ text: 'никому', type: 'text/plain' });
    await world.book.give([fresh.id], again);
    expect(await world.forgetDeleted.execute()).toBe(2);
    const keys = [lone.picture?.clean.key ?? '', lone.picture?.preview.key ?? '', lone.originalKey, shared.originalKey];
    expect(keys.map((key) => world.files.files.has(key))).toEqual([false, false, true, true]);
    world.book.deleted.set(again, world.clock.now());
    world.book.deleted.set(standing, world.clock.now());
    world.clock.advance({ days: 401 });
    expect(await world.forgetDeleted.execute()).toBe(2);
    expect(world.files.files.size).toBe(0);
  });
  it('is forgotten when it was not sent within a day', async () => {
    const world = aFileWorld({ unsentPerOwner: 1_000 });
    const sent = await world.attach();
    await world.book.give([sent.id], newId());
    for (let i = 0; i < 205; i++) await world.attach();
    const again = await world.attach({ text: 'было и раньше' });
    await world.book.give([(await world.attach({ text: 'было и раньше' })).id], newId());
    const lone = await world.attach({ ...photo, text: 'никому' });
    const brought = await world.attach({ text: 'ещё раз' });
    world.clock.advance({ hours: 23 });
    expect(await world.forget.execute()).toBe(0);
    world.clock.advance({ hours: 2 });
    const young = await world.attach();
    // Brought again just now: its row is not there yet.
    await world.attach({ text: 'ещё раз' }).then(({ id }) => world.book.files.delete(id));
    expect(await world.forget.execute()).toBe(208);
    expect([...world.book.files.keys()].slice(0, 1)).toEqual([sent.id]);
    expect(await world.book.byIds([young.id])).toEqual([young]);
    const parts = [lone.originalKey, lone.picture?.clean.key ?? '', lone.picture?.preview.key ?? ''];
    const kept = [sent, young, again, brought].map(({ originalKey }) => originalKey);
    expect([...parts, ...kept].map((key) => world.files.files.has(key))).toEqual([
      ...[false, false, false, true, true, true, true],
    ]);
  });
});
