import { FakeCallControl } from '../ports/fake-call-control.js';
import { FakePhoneOwners } from '../ports/fake-phone-owners.js';
import { TelephonySettings } from '../telephony-settings.js';
import { TellWhoMayCall } from './tell-who-may-call.use-case.js';

function aHouse({ on = true } = {}) {
  const [owners, control] = [new FakePhoneOwners(), new FakeCallControl()];
  const of = { branchId: 'pskov', areaCode: '8112', callsOut: true };
  owners.owners.push(
    { ...of, employeeId: 'a', name: 'Анна', extension: '101' },
    { ...of, employeeId: 'z', name: 'Завод', extension: '107', callsOut: false },
  );
  const rules = { group: 'all', seconds: 20, keeperSeconds: 5 } as const;
  const settings = new TelephonySettings({ rules, lookupMs: 300, on });
  return { owners, control, tell: new TellWhoMayCall(owners, control, settings) };
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
