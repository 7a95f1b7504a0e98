import { ManualClock } from '@prorab/kernel';
import { FakeAuditLog, FakeUnitOfWork } from '@prorab/platform/testing';
import { FakeAnswerPlaces } from '../ports/fake-answer-places.js';
import { FakePhones } from '../ports/fake-phones.js';
import { FakeSipWires } from '../ports/fake-sip-wires.js';
import { ShowMyPhone } from '../queries/show-my-phone.query.js';
import { TelephonySettings } from '../telephony-settings.js';
import { ChooseAnswerPlace } from './choose-answer-place.use-case.js';
import { ConnectBrowserPhone } from './connect-browser-phone.use-case.js';
import { LogInBrowserPhone } from './log-in-browser-phone.use-case.js';

const register = (user: string): string =>
  `REGISTER sip:x SIP/2.0\r\nFrom: <sip:${user}@x>;tag=a\r\nTo: <sip:${user}@x>\r\nCall-ID: c\r\nContent-Length: 0\r\n\r\n`;

function aHouse({ on = true } = {}) {
  const [phones, places, wires, audit] = [
    new FakePhones(),
    new FakeAnswerPlaces(),
    new FakeSipWires(),
    new FakeAuditLog(),
  ];
  const work = new FakeUnitOfWork();
  const rules = { group: 'all', seconds: 20, keeperSeconds: 5 } as const;
  const settings = new TelephonySettings({ rules, lookupMs: 300, on });
  phones.add({ employeeId: 'anna', extension: '305', name: 'Анна', branchId: 'pskov', answers: true });
  return {
    ...{ wires, audit },
    show: new ShowMyPhone(phones, places, settings),
    choose: new ChooseAnswerPlace(places, work, new ManualClock('2026-11-27T09:00:00Z')),
    logIn: new LogInBrowserPhone(phones, settings, audit, work),
    connect: new ConnectBrowserPhone(phones, wires),
  };
}

describe('a phone in the browser', () => {
  it('takes the calls of its owner once he has chosen so', async () => {
    const { show, choose } = aHouse();
    expect(await show.execute({ employeeId: 'anna' })).toEqual({ extension: '305', place: 'phone' });
    await choose.execute({ employeeId: 'anna', place: 'browser' });
    expect(await show.execute({ employeeId: 'anna' })).toEqual({ extension: '305', place: 'browser' });
    expect(await show.execute({ employeeId: 'boris' })).toEqual({ extension: null, place: 'phone' });
  });
  it('is given its owner’s password, which is written down without it; nobody else has one', async () => {
    const { logIn, audit } = aHouse();
    const login = { extension: '305', user: '305-web', password: 'PasswordInBrowser0000305' };
    expect(await logIn.execute({ employeeId: 'anna' })).toEqual(login);
    expect(audit.entries.map(({ action, subject }) => [action, subject])).toEqual([
      ['telephony.browser-phone-logged-in', 'telephony.phone.305'],
    ]);
    expect(JSON.stringify(audit.entries)).not.toContain(login.password);
    await expect(logIn.execute({ employeeId: 'boris' })).rejects.toMatchObject({ code: 'telephony.no-phone' });
    expect(audit.entries).toHaveLength(1);
  });
  it('speaks to the exchange for itself alone', async () => {
    const { connect, wires } = aHouse();
    const heard: string[] = [];
    const ear = { heard: (text: string) => void heard.push(text), ended: () => undefined };
    const line = await connect.execute({ employeeId: 'anna', ear });
    expect(line.say(register('305-web'))).toBe(true);
    expect(line.say(register('306-web'))).toBe(false);
    expect(wires.said).toHaveLength(1);
    line.close();
    expect(wires.lines).toBe(0);
    await expect(connect.execute({ employeeId: 'boris', ear })).rejects.toMatchObject({ code: 'telephony.no-phone' });
    expect(wires.lines).toBe(0);
  });
  it('is none while telephony is off', async () => {
    const { show, logIn } = aHouse({ on: false });
    expect(await show.execute({ employeeId: 'anna' })).toEqual({ extension: null, place: 'phone' });
    await expect(logIn.execute({ employeeId: 'anna' })).rejects.toMatchObject({ code: 'telephony.off' });
  });
});
