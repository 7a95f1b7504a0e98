import { type ExchangeRecord, recordedCalls } from './exchange-record.js';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-27T09:00:00Z') + seconds * 1000);
const line = (of: Partial<ExchangeRecord> = {}): ExchangeRecord => ({
  ...{ channelId: '17.1', way: 'trunk', held: 'prorab', dialled: '+78112201234', callerNumber: '+79112223344' },
  ...{
    callerName: 'Ivan',
    phone: null,
    extension: null,
    startedAt: at(0),
    answeredAt: null,
    endedAt: at(5),
    end: null,
  },
  ...of,
});

describe('the exchange’s own list of calls', () => {
  it('has a line for each phone that was rung: together they are one call, taken by whom', () => {
    const away = { held: 'dialplan' } as const;
    const lines = [
      line({ ...away, extension: '101' }),
      line({ ...away, extension: '103', answeredAt: at(4), endedAt: at(60) }),
      line({ ...away, extension: '104' }),
    ];
    expect(recordedCalls(lines)).toEqual([
      {
        ...{ channelId: '17.1', direction: 'in', phone: null, held: 'dialplan', dialled: '+78112201234' },
        ...{ callerNumber: '+79112223344' },
        ...{
          callerName: 'Ivan',
          startedAt: at(0),
          endedAt: at(60),
          end: null,
          talk: { extension: '103', from: at(4), to: at(60) },
        },
      },
    ]);
  });
  it('answered by no phone (an announcement, a machine of ours) is a call that nobody has taken', () => {
    expect(recordedCalls([line({ answeredAt: at(1) })])[0]?.talk).toBeNull();
  });
  it('has calls of ours, to a provider or a colleague, with the phone that they were dialled at', () => {
    const out = { way: 'phone', held: 'dialplan', dialled: '89112223344', phone: '101' } as const;
    const [taken, inVain] = recordedCalls([
      line({ ...out, answeredAt: at(3) }),
      line({ ...out, channelId: '17.2', startedAt: at(1), dialled: '102' }),
    ]);
    const talk = { extension: null, from: at(3), to: at(5) };
    expect(taken).toMatchObject({ direction: 'out', phone: '101', dialled: '89112223344', talk });
    expect(inVain).toMatchObject({ direction: 'out', dialled: '102', talk: null });
  });
  it('says why it came to no talk, as far as any of its phones does', () => {
    const ends = (...some: ExchangeRecord['end'][]): ExchangeRecord['end'] | undefined =>
      recordedCalls(some.map((end) => line({ end })))[0]?.end;
    expect([ends('failed', 'no-answer'), ends('no-answer', 'busy'), ends(null)]).toEqual(['no-answer', 'busy', null]);
  });
  it('of phones that were rung says nothing of customers', () => {
    expect(recordedCalls([line({ channelId: '17.1~0', way: 'other', answeredAt: at(1) })])).toEqual([]);
  });
  it('is told in the order in which they called', () => {
    const lines = [
      line({ channelId: 'b', startedAt: at(9) }),
      line({ channelId: 'a', startedAt: at(3), held: 'refused' }),
    ];
    expect(recordedCalls(lines).map((c) => [c.channelId, c.held])).toEqual([
      ['a', 'refused'],
      ['b', 'prorab'],
    ]);
  });
});
