import { type ComparedCall, differences } from './call-difference.js';
import type { RecordedCall } from './exchange-record.js';

const at = new Date('2026-11-27T09:00:00Z');
const record = (channelId: string, of: Partial<RecordedCall> = {}): [string, RecordedCall] => [
  channelId,
  {
    ...{
      channelId,
      direction: 'in',
      phone: null,
      held: 'prorab',
      dialled: '+78112201234',
      callerNumber: '+79112223344',
      callerName: '',
    },
    ...{ startedAt: at, endedAt: at, end: null, talk: null },
    ...of,
  },
];
const call = (channelId: string, of: Partial<ComparedCall> = {}): ComparedCall => ({
  ...{ id: `call-${channelId}`, channelId, isIncoming: true, number: '+79112223344', startedAt: at },
  ...{ wasAtExchange: true, hasTalked: false, hasEnded: true, recording: null },
  ...of,
});
const short = (...args: Parameters<typeof differences>): string[] =>
  differences(...args).map(({ kind, key }) => `${kind} ${key}`);

describe('calls, the exchange’s list and recordings compared', () => {
  it('have nothing to tell when each has the same', () => {
    const talked = call('b', { hasTalked: true, recording: 'kept' });
    expect(short(new Map([record('a'), record('b')]), [call('a'), talked])).toEqual([]);
  });
  it('name what only one has', () => {
    expect(short(new Map([record('a')]), [call('b')])).toEqual(['exchange-only a', 'house-only call-b']);
  });
  it('do not miss what was refused, what goes on still, and a call whose own phone was not to be had', () => {
    const goesOn = call('b', { hasEnded: false });
    const out = call('c', { isIncoming: false, wasAtExchange: false });
    expect(short(new Map([record('a', { held: 'refused' })]), [goesOn, out])).toEqual([]);
  });
  it('name a call of ours that the exchange does not have, though a phone has rung for it', () => {
    const [made, other] = [call('a', { isIncoming: false }), call('b', { isIncoming: false })];
    const own = { direction: 'out', dialled: 's', phone: '101' } as const;
    expect(short(new Map([record('a', own)]), [made, other])).toEqual(['house-only call-b']);
  });
  it('name talks that were not recorded; an empty or a removed recording was one', () => {
    const calls = (['missing', null, 'empty', 'removed', 'waiting'] as const).map((recording) =>
      call(String(recording), { hasTalked: true, recording }),
    );
    expect(short(null, calls)).toEqual(['no-recording call-missing', 'no-recording call-null']);
  });
  it('do not miss the recording of what colleagues have said to each other: there is none', () => {
    const talk = call('a', { isIncoming: false, number: null, hasTalked: true });
    expect(short(null, [talk, { ...talk, id: 'call-b', number: '+79112223344' }])).toEqual(['no-recording call-b']);
  });
  it('name a call that one of us has dialled while we were away; one that we did not let out is none', () => {
    const out = { direction: 'out', dialled: '89112223344', phone: '101' } as const;
    const records = new Map([record('a', { ...out, held: 'dialplan' }), record('b', { ...out, held: 'prorab' })]);
    expect(differences(records, [])).toMatchObject([{ kind: 'exchange-only', key: 'a', number: '89112223344' }]);
  });
  it('say nothing of the exchange’s list while that cannot be had', () => {
    expect(short(null, [call('a')])).toEqual([]);
  });
});
