import { newId } from '@prorab/kernel';
import { aPushDevice } from '../../domain/push/a-push-device.builder.js';
import { aNoticeWorld } from '../notice/a-notice-world.builder.js';
import { ForgetPushDevicesWhenEmployeeDismissed } from '../subscribers/forget-push-devices-when-employee-dismissed.subscriber.js';

const subscription = (endpoint = `https://push.example.com/${newId()}`) => {
  const { p256dh, auth } = aPushDevice();
  return { endpoint, p256dh, auth, userAgent: 'Firefox' };
};

describe('a device', () => {
  it('that is gone is forgotten, the others of the person are told', async () => {
    const world = aNoticeWorld();
    const { id, endpoint } = await world.employee();
    const other = await world.register.execute({ ...subscription(), employeeId: id });
    world.sender.outcomes.set(endpoint, { outcome: 'gone' });
    await world.say([id]);
    await world.pass({ minutes: 10 });
    expect([...world.devices.devices.keys()]).toEqual([other]);
    expect(world.sent).toHaveLength(1);
    expect(world.devices.devices.get(other)?.lastOkAt).toEqual(new Date('2026-11-26T09:02:00Z'));
  });
  it('whose service is busy is told when the service likes, and not what was read meanwhile', async () => {
    const world = aNoticeWorld();
    const { id, endpoint } = await world.employee();
    world.sender.outcomes.set(endpoint, { outcome: 'later', retryAfterMs: 600_000, because: '429' });
    const { conversationId } = await world.say([id]);
    await world.pass({ minutes: 5 });
    world.sender.outcomes.clear();
    await world.pass({ minutes: 10 });
    expect(world.sent.map(({ at }) => at.toISOString())).toEqual(['2026-11-26T09:12:00.000Z']);

    world.sender.outcomes.set(endpoint, { outcome: 'later', retryAfterMs: null, because: '503' });
    world.facts.look(id, conversationId, world.clock.now());
    await world.pass({ minutes: 1 });
    const second = await world.say([id], { conversationId });
    await world.pass({ minutes: 4 });
    world.facts.look(id, second.conversationId, world.clock.now());
    world.sender.outcomes.clear();
    await world.pass({ minutes: 300 });
    expect(world.sent).toHaveLength(1);
  });
  it('whose service stays down is not asked for ever, and stays', async () => {
    const world = aNoticeWorld();
    const { id, endpoint, deviceId } = await world.employee();
    world.sender.outcomes.set(endpoint, { outcome: 'later', retryAfterMs: null, because: '503' });
    await world.say([id]);
    let orders = 0;
    await world.pass({ minutes: 1_440 }, () => void orders++);
    expect(orders).toBe(7);
    expect(world.devices.devices.has(deviceId)).toBe(true);
  });
  it('that refuses again and again is forgotten', async () => {
    const world = aNoticeWorld();
    const { id, endpoint, deviceId } = await world.employee();
    world.sender.outcomes.set(endpoint, { outcome: 'refused', because: '403' });
    for (let n = 1; n <= 5; n++) {
      expect(world.devices.devices.get(deviceId)?.failures).toBe(n - 1);
      await world.test.execute({ employeeId: id });
    }
    expect(world.devices.devices.has(deviceId)).toBe(false);
  });
  it('of a former phone is the new owner’s alone, also for what is under way', async () => {
    const world = aNoticeWorld();
    const { id, endpoint } = await world.employee();
    await world.say([id]);
    await world.pass({ minutes: 1 });
    const boris = newId();
    await world.register.execute({ ...subscription(endpoint), employeeId: boris });
    await world.pass({ minutes: 10 });
    expect(world.sent).toEqual([]);
    expect((await world.devices.ofEmployee(boris)).map((device) => device.endpoint)).toEqual([endpoint]);
    expect(await world.devices.ofEmployee(id)).toEqual([]);
  });
  it('is taken only with an address and keys of a browser, where pushes are set up', async () => {
    const world = aNoticeWorld();
    const take = (differing: object) =>
      world.register.execute({ ...subscription(), employeeId: newId(), ...differing });
    const inner = { endpoint: 'https://127.0.0.1/' };
    await expect(take(inner)).rejects.toMatchObject({ code: 'messenger.push-endpoint-refused' });
    await expect(take({ auth: 'x' })).rejects.toMatchObject({ code: 'messenger.push-keys-invalid' });
    const off = aNoticeWorld(undefined, null);
    const order = { ...subscription(), employeeId: newId() };
    await expect(off.register.execute(order)).rejects.toMatchObject({ code: 'messenger.push-off' });
    await expect(off.test.execute({ employeeId: newId() })).rejects.toMatchObject({ code: 'messenger.push-off' });
  });
  it('too many, and the one that was silent longest goes', async () => {
    const world = aNoticeWorld();
    const employeeId = newId();
    const ids: string[] = [];
    for (let n = 0; n < 20; n++) {
      ids.push(await world.register.execute({ ...subscription(), employeeId }));
      world.clock.advance({ minutes: 1 });
    }
    await world.devices.noteOk(ids[0] ?? '', world.clock.now());
    const last = await world.register.execute({ ...subscription(), employeeId });
    const kept = (await world.devices.ofEmployee(employeeId)).map(({ id }) => id);
    expect(new Set(kept)).toEqual(new Set([ids[0], ...ids.slice(2), last]));
  });
  it('is taken off by its owner alone, and with its owner’s job', async () => {
    const world = aNoticeWorld();
    const { id, deviceId } = await world.employee();
    const missing = { code: 'messenger.push-device-missing' };
    await expect(world.forget.execute({ employeeId: newId(), deviceId })).rejects.toMatchObject(missing);
    await world.forget.execute({ employeeId: id, deviceId });
    await expect(world.forget.execute({ employeeId: id, deviceId })).rejects.toMatchObject(missing);
    const boris = await world.employee();
    const event = { employeeId: boris.id, branchId: newId(), deputyId: null, dismissedAt: '2026-11-26T09:00:00Z' };
    await new ForgetPushDevicesWhenEmployeeDismissed(world.devices).handle(event as never);
    expect(world.devices.devices.size).toBe(0);
  });
  it('says when asked that it works', async () => {
    const world = aNoticeWorld();
    const { id, deviceId } = await world.employee();
    expect(await world.test.execute({ employeeId: id })).toEqual([
      { deviceId, userAgent: 'Mozilla/5.0 (Android 16)', outcome: 'accepted', because: null },
    ]);
    expect(world.sender.sent[0]?.hint.kind).toBe('test');
  });
});
