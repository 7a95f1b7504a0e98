import { testEngines } from '@prorab/platform/testing';
import { eventually } from '../support/eventually.js';
import { ACallHouse, type CallRow, LINE } from './support/a-call-house.js';
import { ApiClient } from './support/api.js';
import { PASSWORD } from './support/company.js';
import type { RunningHouse } from './support/running-house.js';

interface Ready {
  readonly status: string;
  readonly readers: readonly { reader: string; state: string; late: boolean; note?: string }[];
}
const readyOf = async (house: RunningHouse): Promise<Ready['readers'][number] & { status: string }> => {
  const { status, readers } = (await (await fetch(`${house.url}/health/ready`)).json()) as Ready;
  const exchange = readers.find((r) => r.reader === 'asterisk');
  if (!exchange) throw new Error('nothing is said of the exchange');
  return { ...exchange, status };
};

describe.each(testEngines())('two processes of the product on one base and one Asterisk, %s', (engine) => {
  let at: ACallHouse;
  let other: RunningHouse;
  beforeAll(async () => {
    at = await ACallHouse.open(engine);
    await eventually(async () => (await readyOf(at.house)).state === 'ok');
    other = await at.another();
    await other.start();
  });
  afterAll(async () => {
    await other.remove();
    await at.close();
  });

  it('a person may order at the one that does not hear: held in the moment in which it is answered, the customer hears music, taken back he talks', async () => {
    const [client, ours, music] = [500, 400, 523];
    const phone = await at.phone('101');
    [at.provider.hertz, phone.hertz] = [client, ours];
    const manager = await new ApiClient(other.url).signIn('manager1', PASSWORD);
    for (let round = 0; round < 5; round++) {
      const number = `+7911700510${round}`;
      const call = at.provider.call(LINE, { number });
      const rung = await phone.rung(number);
      rung.answer();
      const { id } = await eventually(
        async () => {
          const found = await manager.all<CallRow>(`/api/telephony/calls?callerNumber=${encodeURIComponent(number)}`);
          return found.find((one) => one.stage === 'talking') ?? null;
        },
        { every: 1 },
      );
      const order = (what: string): Promise<{ onHold: boolean }> => manager.post(`/api/telephony/calls/${id}/${what}`);
      expect(await order('hold')).toMatchObject({ onHold: true });
      await at.provider.hears([music], [ours]);
      expect(await order('unhold')).toMatchObject({ onHold: false });
      await at.provider.hears([ours], [music]);
      call.hangUp();
      await rung.until('ended');
      expect((await at.call(number, 'ended')).outcome).toBe('talked');
    }
  });
  it('one hears the exchange, the other says who does; killed with a talk, the other has it within seconds', async () => {
    const standby = await eventually(async () => {
      const said = await readyOf(other);
      return said.note ? said : null;
    });
    expect(standby).toMatchObject({ status: 'ok', state: 'ok', late: false });
    expect(standby.note).toMatch(new RegExp(`^АТС слушает процесс .+/${at.house.pid}$`));

    const number = '+79117005001';
    const phone = await at.phone('101');
    const call = at.provider.call(LINE, { number });
    const rung = await phone.rung(number);
    rung.answer();
    await call.until('talking');
    await at.call(number, 'talking');
    await at.house.kill();
    const since = Date.now();
    await eventually(async () => (await readyOf(other)).note === undefined, {
      within: 20_000,
      message: 'the other does not take over',
    });
    expect(Date.now() - since).toBeLessThan(10_000);
    call.hangUp();
    await rung.until('ended');
    const board = async (): Promise<unknown> =>
      (
        await fetch(`${other.url}/api/telephony/calls?callerNumber=${encodeURIComponent(number)}`, {
          headers: { authorization: `Bearer ${at.head.token}` },
        })
      ).json();
    await eventually(async () => JSON.stringify(await board()).includes('"outcome":"talked"'), {
      within: 15_000,
      message: 'the end of the talk was not heard',
    });

    // The first comes back and stands by: the exchange has changed hands once, and is not fought over.
    await at.house.start();
    await eventually(async () => (await readyOf(at.house)).note?.endsWith(`/${other.pid}`) === true);
    const next = at.provider.call(LINE, { number: '+79117005002' });
    (await phone.rung('+79117005002')).answer();
    await next.until('talking');
    next.hangUp();
    await at.call('+79117005002', 'ended');
    expect(`${at.house.said}${other.said}`).not.toContain('replaced');
  });

  it('desks of both say that the exchange is away, since when, and that it is back; nobody calls by either meanwhile', async () => {
    const desks = [at.house, other].map(({ url }) => new ApiClient(url).withToken(at.head.token));
    const now = (): Promise<{ exchange: string; awaySince: string | null }[]> =>
      Promise.all(desks.map((desk) => desk.get<{ exchange: string; awaySince: string | null }>('/api/telephony/now')));
    const both = (state: string): Promise<unknown> =>
      eventually(async () => (await now()).every(({ exchange }) => exchange === state), {
        message: `a desk does not say "${state}"`,
      });
    await both('on');
    await at.asterisk.crash();
    await both('away');
    const [one, two] = await now();
    expect(one?.awaySince).toEqual(expect.any(String));
    expect(two).toMatchObject({ awaySince: one?.awaySince });
    for (const desk of desks)
      await expect(desk.post('/api/telephony/calls', { to: '+79117005003' })).rejects.toMatchObject({
        problem: expect.stringContaining('telephony.exchange-unavailable') as string,
      });
    await at.asterisk.comeBack();
    await both('on');
    expect(await at.calls('+79117005003')).toEqual([]);
  });
});
