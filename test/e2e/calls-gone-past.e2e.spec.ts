import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.js';
import { ACallHouse, type CallRow, LINE } from './support/a-call-house.js';

const [TAKEN, IN_VAIN, BROKEN, BLOCKED] = ['+79117000001', '+79117000002', '+79117000003', '+79117000004'] as const;
const [DIALLED, BUSY, DECLINES, FAILS] = ['+79117000005', '+79117000006', '+79117000007', '+79117000008'] as const;

describe('calls that went past us, on a real Asterisk', () => {
  let at: ACallHouse;
  beforeAll(async () => {
    at = await ACallHouse.open('sqlite');
  });
  afterAll(() => at.close());

  const known = (number: string): Promise<CallRow> =>
    eventually(async () => (await at.calls(number))[0] ?? null, {
      within: 90_000,
      message: `nobody knows that ${number} has called`,
    });

  it('while we were away are talks and missed ones like any other, once, with their recordings; a broken one is corrected', async () => {
    await eventually(
      async () => (await (await fetch(`${at.house.url}/health/ready`)).text()).includes('asterisk-cdr'),
      {
        within: 40_000,
        message: 'nobody reads the list of calls',
      },
    );
    const phones = await Promise.all(['101', '102', '103', '104'].map((e) => at.phone(e)));
    const rungBy = (number: string): ReturnType<(typeof phones)[number]['rung']>[] => phones.map((p) => p.rung(number));
    await at.head.put(`/api/telephony/unwelcome/${encodeURIComponent(BLOCKED)}`, { reason: 'реклама' });
    const refused = at.provider.call(LINE, { number: BLOCKED });
    await refused.until('ended');

    const broken = at.provider.call(LINE, { number: BROKEN });
    const [first] = await Promise.all(rungBy(BROKEN));
    first?.answer();
    await broken.until('talking');
    await at.call(BROKEN, 'talking');
    await at.house.kill();
    broken.hangUp();
    first?.hangUp();

    const taken = at.provider.call(LINE, { number: TAKEN, name: 'Petr' });
    const rung = await Promise.all(rungBy(TAKEN));
    rung[2]?.answer();
    await taken.until('talking');
    // The dialplan names it after the channel: a second of voice, before he hangs up.
    const folder = join(at.asterisk.recordings, 'calls');
    const said = (): number =>
      readdirSync(folder).filter((name) => /^prorab-/.test(name) && statSync(join(folder, name)).size > 16_000).length;
    await eventually(async () => said() === 1, { within: 15_000, message: 'nothing is recorded' });
    taken.hangUp();
    await rung[2]?.until('ended');
    const inVain = at.provider.call(LINE, { number: IN_VAIN });
    const silent = await Promise.all(rungBy(IN_VAIN));
    inVain.hangUp();
    await Promise.all(silent.map((r) => r.until('ended')));

    const manager = await at.phone('101');
    manager.call(DIALLED.replace('+7', '8'), { number: '101' });
    const client = await at.provider.rung();
    client.answer();
    await client.until('talking');
    await eventually(async () => said() === 2, { within: 15_000, message: 'what goes out is not recorded' });
    client.hangUp();
    await client.until('ended');

    for (const [to, status, reason] of [
      [BUSY, 486, 'Busy Here'],
      [DECLINES, 603, 'Decline'],
      [FAILS, 503, 'Service Unavailable'],
    ] as const) {
      const call = manager.call(to.replace('+7', '8'), { number: '101' });
      (await at.provider.rung()).refuse(status, reason);
      await call.until('ended');
    }
    const blocked = at.provider.call(LINE, { number: BLOCKED });
    const rungForNothing = await Promise.all(rungBy(BLOCKED));
    blocked.hangUp();
    await Promise.all(rungForNothing.map((r) => r.until('ended')));

    await at.house.start();
    expect(await known(TAKEN)).toMatchObject({ outcome: 'talked', answeredBy: at.employee('103'), lineTitle: 'Псков' });
    expect(await known(IN_VAIN)).toMatchObject({ outcome: 'missed', answeredBy: null });
    const missed = await at.head.all<{ callerNumber: string }>('/api/telephony/missed');
    expect(missed.map((m) => m.callerNumber)).toEqual([IN_VAIN]);
    await eventually(async () => (await at.calls(BROKEN))[0]?.outcome === 'talked', {
      within: 60_000,
      message: 'the broken call is not corrected',
    });
    await eventually(async () => (await at.calls(TAKEN))[0]?.recording === 'kept', {
      within: 60_000,
      message: 'its recording is not fetched',
    });
    expect(await known(DIALLED)).toMatchObject({
      ...{ direction: 'out', outcome: 'talked', calledBy: at.employee('101'), answeredBy: at.employee('101') },
      ...{ line: LINE },
    });
    expect(await known(BUSY)).toMatchObject({ outcome: 'unanswered', why: 'busy' });
    // Asterisk writes NO ANSWER of one who declines.
    expect(await known(DECLINES)).toMatchObject({ outcome: 'unanswered', why: 'no-answer' });
    expect(await known(FAILS)).toMatchObject({ outcome: 'unanswered', why: 'failed' });
    await eventually(
      async () =>
        (await at.head.all<{ number: string; refused: number }>('/api/telephony/unwelcome')).some(
          ({ number, refused }) => number === BLOCKED && refused === 2,
        ),
      { within: 60_000, message: 'what the blocked number has tried meanwhile is not counted' },
    );
    for (const number of [DIALLED, TAKEN, IN_VAIN, BROKEN]) expect(await at.calls(number)).toHaveLength(1);
    expect(await at.calls(BLOCKED)).toEqual([]);
    const inquiries = await at.head.all<{ subject: string }>('/api/sales/inquiries');
    expect(inquiries.filter((i) => i.subject.includes('Petr'))).toHaveLength(1);
  });
});
