import { eventually } from '../support/eventually.js';
import { ACallHouse, type CallRow, LINE } from './support/a-call-house.js';

const [JUST_FROZEN, LONG_FROZEN, IN_VAIN, DIALLED, THAWED, OF_BRANCH, FLOOD] = [1, 2, 3, 4, 5, 8, 9].map(
  (n) => `+7911710000${n}`,
) as [...[string, string, string, string, string, string, string]];
/** Of `config/asterisk/extensions.conf`. */
const AT_ONCE = 5;

describe('calls while we are away, on a real Asterisk', () => {
  let at: ACallHouse;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite');
  });
  afterAll(() => at.close());
  afterEach(() => at.silence());

  const known = (number: string, is: Partial<CallRow>): Promise<CallRow> =>
    eventually(
      async () => {
        const calls = await at.calls(number);
        expect(calls).toHaveLength(1);
        expect(calls[0]).toMatchObject(is);
        return calls[0];
      },
      { within: 90_000, message: `the call of ${number} is not known as it was` },
    );

  it('a house that is frozen: the dialplan rings by itself, those who wait for us already among them; then we have the new ones and know of the others', async () => {
    await at.readsRecords();
    const phones = await Promise.all(['101', '102', '103', '104'].map((e) => at.phone(e)));
    const rungBy = (number: string): ReturnType<(typeof phones)[number]['rung']>[] => phones.map((p) => p.rung(number));
    at.house.freeze();
    const now = Date.now();
    const first = at.provider.call(LINE, { number: JUST_FROZEN });
    const [rung] = await Promise.all(rungBy(JUST_FROZEN));
    rung?.answer();
    await first.until('talking');
    expect(Date.now() - now).toBeLessThan(10_000);
    first.hangUp();
    await rung?.until('ended');

    await at.wordIsOld();
    const later = Date.now();
    const second = at.provider.call(LINE, { number: LONG_FROZEN });
    const [, taker] = await Promise.all(rungBy(LONG_FROZEN));
    expect(Date.now() - later).toBeLessThan(4_000);
    taker?.answer();
    await second.until('talking');
    const vain = at.provider.call(LINE, { number: IN_VAIN });
    const third = await phones[2]?.rung(IN_VAIN);
    vain.hangUp();
    await third?.until('ended');
    second.hangUp();
    await taker?.until('ended');
    phones[0]?.call(DIALLED.replace('+7', '8'), { number: '101' });
    const client = await at.provider.rung();
    client.answer();
    await client.until('talking');
    client.hangUp();
    await client.until('ended');

    at.house.thaw();
    await eventually(async () => !(await at.isWordOld()));
    await eventually(async () => (await at.reader()) === 'ok');
    const ours = at.provider.call(LINE, { number: THAWED });
    const [ofHouse] = await Promise.all(rungBy(THAWED));
    expect(ofHouse?.from).toContain('Псков');
    ofHouse?.answer();
    await ours.until('talking');
    await at.call(THAWED, 'talking');
    ours.hangUp();
    await at.call(THAWED, 'ended');
    await known(JUST_FROZEN, { outcome: 'talked', answeredBy: at.employee('101') });
    await known(LONG_FROZEN, { outcome: 'talked', answeredBy: at.employee('102') });
    await known(IN_VAIN, { outcome: 'missed', answeredBy: null });
    await known(DIALLED, { outcome: 'talked', answeredBy: at.employee('101') });
  });

  it('who has been dismissed neither calls outside nor rings with his branch any more while we are away; his colleague does', async () => {
    const [his, colleague] = [await at.phone('104'), await at.phone('101')];
    const told = async (): Promise<string> => at.asterisk.console('database show StasisDeviceState');
    await eventually(async () => /calls-104 /.test(await told()) && /rings-104 /.test(await told()), {
      within: 60_000,
      message: 'no phone is named',
    });
    await at.head.post(`/api/team/employees/${at.employee('104')}/dismissal`, {});
    await eventually(async () => !/(?:calls|rings)-104 /.test(await told()), {
      within: 60_000,
      message: 'the exchange does not know that he has left',
    });
    await at.house.kill();
    const refused = his.call('89117100006', { number: '104' });
    await refused.until('ended');
    expect(refused.refusal).toBe(403);
    const let_out = colleague.call('89117100007', { number: '101' });
    const there = await at.provider.rung();
    expect(there.invite?.start).toContain('sip:79117100007@');
    let_out.hangUp();
    await there.until('ended');
    const caller = at.provider.call(LINE, { number: OF_BRANCH });
    const rung = await colleague.rung(OF_BRANCH);
    rung.answer();
    await caller.until('talking');
    expect([...his.calls.values()].filter(({ from }) => from.includes(OF_BRANCH))).toHaveLength(0);
    caller.hangUp();
    await rung.until('ended');
  });

  it('of a flood while we are away, what the dialplan has refused becomes no missed call', async () => {
    await at.house.kill();
    const letIn = Array.from({ length: AT_ONCE }, () => at.provider.call(LINE, { number: FLOOD }));
    await Promise.all(letIn.map((call) => call.until('ringing')));
    const refused = at.provider.call(LINE, { number: FLOOD });
    await refused.until('ended');
    expect(refused.refusal).toBe(486);
    for (const call of letIn) call.hangUp();
    await at.silence();
    await at.house.start();
    // The refused one has ended first, and so stands before them in the list of the exchange.
    const known = await eventually(
      async () => {
        const calls = await at.calls(FLOOD);
        return calls.length >= AT_ONCE ? calls : null;
      },
      { within: 90_000, message: 'the calls of our absence are not known' },
    );
    expect(known.map(({ outcome }) => outcome)).toEqual(letIn.map(() => 'missed'));
  });
});
