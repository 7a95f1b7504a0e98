import { type Operator, type RingRules, ringPlan } from './ring-plan.js';

const operator = (employeeId: string, of: Partial<Operator> = {}): Operator => ({
  ...{
    employeeId,
    extension: employeeId,
    branchId: 'pskov',
    atWork: true,
    free: true,
    ringing: false,
    lastTalkAt: null,
  },
  ...of,
});
const rules: RingRules = { group: 'all', seconds: 25, keeperSeconds: 12 };
const short = (plan: ReturnType<typeof ringPlan>): string[] =>
  plan.map((s) => `${s.because} ${s.seconds}: ${s.phones.map((p) => p.extension).join(' ')}`);
const call = { branchId: 'pskov', keeper: null };

describe('the way of a call through the house', () => {
  it('goes to the customer’s own manager first, then to the branch', () => {
    const all = [operator('1'), operator('2'), operator('3', { branchId: 'spb' })];
    expect(short(ringPlan({ ...call, keeper: { employeeId: '3', deputyId: '1' } }, all, rules))).toEqual([
      'keeper 12: 3',
      'group 25: 1 2',
    ]);
  });
  it.each([{ atWork: false }, { free: false }])('goes to his deputy when he is not there or talks: %j', (away) => {
    const all = [operator('1'), operator('2'), operator('3', away)];
    expect(short(ringPlan({ ...call, keeper: { employeeId: '3', deputyId: '2' } }, all, rules))).toEqual([
      'deputy 12: 2',
      'group 25: 1 2',
    ]);
  });
  it('goes to the other branches when nobody of its own is there, and nowhere when nobody is', () => {
    const all = [operator('1', { atWork: false }), operator('2', { branchId: 'spb' })];
    expect(short(ringPlan(call, all, rules))).toEqual(['other-branches 25: 2']);
    expect(ringPlan(call, [operator('1', { free: false })], rules)).toEqual([]);
    expect(short(ringPlan({ branchId: null, keeper: null }, [operator('1')], rules))).toEqual(['other-branches 25: 1']);
  });
  it('rings one after another, or who has talked least lately first', () => {
    const all = [operator('1', { lastTalkAt: new Date(3) }), operator('2', { lastTalkAt: new Date(1) }), operator('3')];
    expect(short(ringPlan(call, all, { ...rules, group: 'one-by-one' }))).toEqual([
      'group 25: 1',
      'group 25: 2',
      'group 25: 3',
    ]);
    expect(short(ringPlan(call, all, { ...rules, group: 'least-recent' }))).toEqual([
      'group 25: 3',
      'group 25: 2',
      'group 25: 1',
    ]);
  });
  it('rings one by one whose phone does not ring already for another call, and those last; all together it rings all', () => {
    const all = [operator('1', { ringing: true }), operator('2', { lastTalkAt: new Date(1) }), operator('3')];
    const order = (group: RingRules['group']): string[] =>
      ringPlan(call, all, { ...rules, group }).flatMap((s) => s.phones.map((p) => p.extension));
    expect(order('one-by-one')).toEqual(['2', '3', '1']);
    expect(order('least-recent')).toEqual(['3', '2', '1']);
    expect(order('all')).toEqual(['1', '2', '3']);
  });
  it('has an end, however many there are', () => {
    const all = Array.from({ length: 60 }, (_, n) => operator(`${n}`));
    expect(ringPlan(call, all, rules)[0]?.phones).toHaveLength(20);
    expect(ringPlan(call, all, { ...rules, group: 'one-by-one' })).toHaveLength(10);
  });
});
