import { newId } from '@prorab/kernel';
import { eventually, testEngines } from '@prorab/platform/testing';
import { MissedCallWaits } from '@prorab/telephony/contract';
import { type RemindersHouse, aRemindersHouse, people } from './a-reminders-house.builder.js';

describe.each(testEngines())('a missed call that waits on %s', (engine) => {
  let house: RemindersHouse;
  beforeAll(async () => (house = await aRemindersHouse(engine)));
  afterAll(() => house.close());

  it('is told to who is to call back, then to the head, urgently', async () => {
    const episodeId = newId();
    const missedAt = house.clock.now().toISOString();
    for (const [step, minutes] of [
      ['owner', 2],
      ['head', 13],
    ] as const) {
      house.clock.advance({ minutes });
      await house.tell(
        MissedCallWaits.of({
          ...{ episodeId, number: '+79112223344', partyName: null, lineTitle: 'Псков', branchId: null, step },
          ...{ employeeId: people.anna.id, count: 1, missedAt, at: house.clock.now().toISOString() },
        }),
      );
    }
    await house.settled();
    const said = await eventually(async () => {
      const all = (await house.said()).filter((s) => s.key.startsWith(`missed-call:${episodeId}:`));
      expect(all).toHaveLength(2);
      return all;
    });
    expect(said.map((s) => [s.employeeId, s.urgent, s.text.split('\n')[0]])).toEqual([
      [people.anna.id, true, 'Пропущенный звонок: +7 911 222-33-44. Звонили на линию «Псков».'],
      [people.head.id, true, 'Клиенту так и не перезвонили: +7 911 222-33-44. Звонили на линию «Псков».'],
    ]);
  });
});
