import { type ManualClock, newId } from '@prorab/kernel';
import { eventually } from '@prorab/platform/testing';
import type { OpenDesks } from './open-desks.port.js';

export interface OpenDesksBench {
  desks: OpenDesks;
  /** Another instance of the house, where there can be one. */
  another?: OpenDesks;
  clock: ManualClock;
  close(): Promise<void>;
}

/** What everybody who knows the open desks promises. */
export function describeOpenDesks(name: string, make: () => Promise<OpenDesksBench>): void {
  describe(`open desks: ${name}`, () => {
    let bench: OpenDesksBench;
    beforeEach(async () => (bench = await make()));
    afterEach(() => bench.close());
    const listen = (desks: OpenDesks, employeeId: string): { told: string[]; stop: () => void } => {
      const told: string[] = [];
      const stop = desks.onChange((c) => void (c.employeeId === employeeId && told.push(c.state)));
      return { told, stop };
    };

    it('a person with several desks is in use while one of them is, and there while one is open', async () => {
      const [employeeId, phone, computer] = [newId(), newId(), newId()];
      const { desks, clock } = bench;
      const { told, stop } = listen(desks, employeeId);
      expect(await desks.of(employeeId)).toBeNull();
      await desks.mark({ employeeId, deskId: phone, active: true });
      await desks.mark({ employeeId, deskId: computer, active: false });
      const used = clock.now();
      clock.advance({ seconds: 10 });
      await desks.mark({ employeeId, deskId: computer, active: false });
      expect(await desks.of(employeeId)).toEqual({ employeeId, state: 'active', activeAt: used });
      await desks.mark({ employeeId, deskId: phone, active: false });
      expect(await desks.of(employeeId)).toEqual({ employeeId, state: 'idle', activeAt: used });
      clock.advance({ seconds: 5 });
      await desks.mark({ employeeId, deskId: computer, active: true });
      expect((await desks.all()).filter((d) => d.employeeId === employeeId)).toEqual([
        { employeeId, state: 'active', activeAt: clock.now() },
      ]);
      await desks.close({ employeeId, deskId: computer });
      await desks.close({ employeeId, deskId: phone });
      await desks.close({ employeeId, deskId: phone });
      expect(await desks.of(employeeId)).toBeNull();
      expect(told).toEqual(['active', 'idle', 'active', 'idle', 'none']);
      stop();
      await desks.mark({ employeeId, deskId: phone, active: true });
      expect(told).toHaveLength(5);
    });

    it('a desk that is silent for sixty seconds is gone, and it is told', async () => {
      const [employeeId, deskId] = [newId(), newId()];
      const { told } = listen(bench.desks, employeeId);
      await bench.desks.mark({ employeeId, deskId, active: true });
      bench.clock.advance({ seconds: 50 });
      await bench.desks.mark({ employeeId, deskId, active: true });
      bench.clock.advance({ seconds: 59 });
      expect(await bench.desks.of(employeeId)).not.toBeNull();
      bench.clock.advance({ seconds: 1 });
      expect(await bench.desks.of(employeeId)).toBeNull();
      expect((await bench.desks.all()).some((d) => d.employeeId === employeeId)).toBe(false);
      expect(told).toEqual(['active', 'none']);
    });

    it('all instances have one picture', async () => {
      const { desks, another } = bench;
      if (!another) return;
      const employeeId = newId();
      const there = listen(another, employeeId);
      const [here, far] = [newId(), newId()];
      await desks.mark({ employeeId, deskId: here, active: false });
      await eventually(async () => (await another.of(employeeId))?.state === 'idle');
      await another.mark({ employeeId, deskId: far, active: true });
      await eventually(async () => (await desks.of(employeeId))?.state === 'active');
      await desks.close({ employeeId, deskId: here });
      await another.close({ employeeId, deskId: far });
      for (const d of [desks, another]) await eventually(async () => (await d.of(employeeId)) === null);
      expect(there.told[0]).toBe('idle');
      expect(there.told.at(-1)).toBe('none');
      // An instance is killed: its desks are not closed by anybody.
      await desks.mark({ employeeId, deskId: here, active: true });
      await eventually(async () => (await another.of(employeeId)) !== null);
      bench.clock.advance({ seconds: 60 });
      expect(await another.of(employeeId)).toBeNull();
      expect(there.told.slice(-2)).toEqual(['active', 'none']);
    });
  });
}
