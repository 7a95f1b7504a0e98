import { FakeCallControl } from '../ports/fake-call-control.js';
import { FakePhoneOwners } from '../ports/fake-phone-owners.js';
import { FakePhones } from '../ports/fake-phones.js';
import { TelephonySettings } from '../telephony-settings.js';
import { TellWhoMayCall } from './tell-who-may-call.use-case.js';

function aHouse({ on = true } = {}) {
  const [owners, phones, control] = [new FakePhoneOwners(), new FakePhones(), new FakeCallControl()];
  const of = { branchId: 'pskov', areaCode: '8112', callsOut: true };
  owners.owners.push(
    { ...of, employeeId: 'a', name: 'Анна', extension: '101' },
    { ...of, employeeId: 'z', name: 'Завод', extension: '107', callsOut: false },
  );
  const rules = { group: 'all', seconds: 20, keeperSeconds: 5 } as const;
  const settings = new TelephonySettings({ rules, lookupMs: 300, on });
  return { owners, phones, control, tell: new TellWhoMayCall(owners, phones, control, settings) };
}

describe('whose phones may call outside while we are away', () => {
  it('are those of who works here and makes calls, as it is now', async () => {
    const { owners, control, tell } = aHouse();
    await tell.execute();
    expect(control.callsOut).toEqual(['101']);
    owners.owners.shift();
    await tell.execute();
    expect(control.callsOut).toEqual([]);
  });
  it('and ring with their group are those of who works here and takes calls of customers', async () => {
    const { phones, control, tell } = aHouse();
    phones.add({ employeeId: 'a', extension: '101', name: 'Анна', branchId: 'pskov', answers: true });
    phones.add({ employeeId: 'z', extension: '107', name: 'Завод', branchId: 'pskov', answers: false });
    await tell.execute();
    expect(control.ringing).toEqual(['101']);
  });
  it('is told the next time to an exchange that is away', async () => {
    const { control, tell } = aHouse();
    control.down = true;
    await tell.execute();
    expect(control.callsOut).toBeNull();
    control.down = false;
    await tell.execute();
    expect(control.callsOut).toEqual(['101']);
  });
  it('is told to nobody where telephony is off', async () => {
    const { control, tell } = aHouse({ on: false });
    await tell.execute();
    expect(control.orders).toEqual([]);
  });
});
