import { newId } from '@prorab/kernel';
import type { UnitOfWork } from '@prorab/platform/marks';
import { aPushDevice } from '../../domain/push/a-push-device.builder.js';
import type { PushDeviceBook } from './push-device-book.port.js';

export function pushDeviceBookContract(
  name: string,
  make: () => Promise<{ book: PushDeviceBook; work: UnitOfWork }>,
): void {
  describe(`book of push devices: ${name}`, () => {
    it('gives back what was registered, of one person and of several', async () => {
      const { book, work } = await make();
      const [first, second] = [aPushDevice(), aPushDevice({ createdAt: new Date('2026-11-26T09:00:01.500Z') })];
      const later = { ...second, employeeId: first.employeeId };
      const other = aPushDevice();
      for (const device of [later, first, other]) expect(await work.run(() => book.register(device))).toBe(device.id);
      const kept = { lastOkAt: null, failures: 0 };
      expect(await book.byId(first.id)).toEqual({ ...first, ...kept });
      expect(await book.ofEmployee(first.employeeId)).toEqual([first, later].map((device) => ({ ...device, ...kept })));
      const both = await book.ofEmployees([first.employeeId, other.employeeId, newId()]);
      expect(both.map(({ id }) => id).sort()).toEqual([first.id, later.id, other.id].sort());
      expect([await book.byId(newId()), await book.ofEmployee(newId()), await book.ofEmployees([])]).toEqual([
        ...[null, [], []],
      ]);
    });
    it('keeps the id of an address that its person registers again, with its new keys', async () => {
      const { book, work } = await make();
      const device = aPushDevice();
      await work.run(() => book.register(device));
      await work.run(() => book.noteFailure(device.id));
      const fresh = aPushDevice({ employeeId: device.employeeId, endpoint: device.endpoint, userAgent: 'Firefox' });
      expect(await work.run(() => book.register(fresh))).toBe(device.id);
      const { p256dh, auth, userAgent } = fresh;
      expect(await book.ofEmployee(device.employeeId)).toEqual([
        { ...device, p256dh, auth, userAgent, failures: 0, lastOkAt: null },
      ]);
    });
    it('moves an address to whoever registers it last; the former owner has it no more', async () => {
      const { book, work } = await make();
      const former = aPushDevice();
      await work.run(() => book.register(former));
      await work.run(() => book.noteOk(former.id, new Date('2026-11-26T10:00:00Z')));
      const present = aPushDevice({ endpoint: former.endpoint });
      expect(await work.run(() => book.register(present))).toBe(present.id);
      expect(await book.ofEmployee(former.employeeId)).toEqual([]);
      expect(await book.byId(former.id)).toBeNull();
      expect(await book.ofEmployee(present.employeeId)).toEqual([{ ...present, lastOkAt: null, failures: 0 }]);
    });
    it('tells addresses apart to the last letter, however long', async () => {
      const { book, work } = await make();
      const long = `https://push.example.com/${newId()}/${'a'.repeat(1_500)}`;
      const devices = [aPushDevice({ endpoint: `${long}A` }), aPushDevice({ endpoint: `${long}a` })];
      for (const device of devices) await work.run(() => book.register(device));
      for (const device of devices) expect((await book.byId(device.id))?.endpoint).toBe(device.endpoint);
    });
    it('counts failures until it goes well', async () => {
      const { book, work } = await make();
      const { id, ...device } = aPushDevice();
      await work.run(() => book.register({ id, ...device }));
      const fail = () => work.run(() => book.noteFailure(id));
      expect([await fail(), await fail()]).toEqual([1, 2]);
      const at = new Date('2026-11-26T10:00:00.250Z');
      await work.run(() => book.noteOk(id, at));
      expect(await book.byId(id)).toMatchObject({ lastOkAt: at, failures: 0 });
      expect(await fail()).toBe(1);
      expect(await work.run(() => book.noteFailure(newId()))).toBe(0);
      await work.run(() => book.noteOk(newId(), at));
    });
    it('removes one, or all of a person', async () => {
      const { book, work } = await make();
      const first = aPushDevice();
      const others = [1, 2].map(() => aPushDevice({ employeeId: first.employeeId }));
      const stranger = aPushDevice();
      for (const device of [first, ...others, stranger]) await work.run(() => book.register(device));
      const remove = () => work.run(() => book.remove(first.id));
      expect([await remove(), await remove()]).toEqual([true, false]);
      expect(await work.run(() => book.removeAllOf(first.employeeId))).toBe(2);
      expect(await book.ofEmployee(first.employeeId)).toEqual([]);
      expect(await book.byId(stranger.id)).not.toBeNull();
    });
  });
}
