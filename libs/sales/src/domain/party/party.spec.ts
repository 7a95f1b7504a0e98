import fc from 'fast-check';
import { aParty, since, withoutVersion } from './a-party.builder.js';
import { pointKey } from './contact-point.js';
import { compare } from './duplicate-proposal.js';
import { identify } from './identification.js';
import { merge, planMerge, undoMerge } from './merge.js';
import { Party } from './party.js';
import { nameKey, nameSimilarity } from './party-name.js';

const by = { at: since, by: 'anna' };
const point = (kind: Parameters<typeof pointKey>[0], text: string) => pointKey(kind, text, '812')!;

describe('names', () => {
  it('are one without the legal form and the quotes', () => {
    expect(nameKey('ООО «Ёлка-Строй»')).toBe('елка строй');
    expect(nameKey('Общество с ограниченной ответственностью "ЕЛКА СТРОЙ"')).toBe('елка строй');
    expect(nameKey('ООО')).toBe('ооо');
  });
  it('are alike in another order and with a slip of the pen, and not by the form alone', () => {
    expect(nameSimilarity('ИП Иванов Пётр', 'Петр Иванов, ИП')).toBe(1);
    expect(nameSimilarity('ООО Стройкомплект', 'ООО «Стройкомплек»')).toBeGreaterThan(0.8);
    expect(nameSimilarity('ООО «Ромашка»', 'ООО «Вектор»')).toBeLessThan(0.2);
  });
});

describe('a party', () => {
  it('has a name that turns round nothing beside it, whoever has said it', () => {
    const given = { kind: 'person', points: [] } as const;
    const party = Party.register({ ...given, name: 'Иван\u202Egnp.exe' }, by);
    expect(party.state.name).toBe('Иванgnp.exe');
    party.rename('\u2067Пётр\n Иванов', 'person', by);
    expect(party.state).toMatchObject({ name: 'Пётр Иванов', nameKey: 'петр иванов' });
    expect(Party.register({ ...given, name: '\u202e \u200b' }, by).state.name).toBeNull();
  });
});

describe('who the sender is', () => {
  const email = point('email', 'A@Firm.ru');
  const phone = point('phone', '8 (812) 123-45-67');
  const visitor = point('visitor', 'v-1');
  it('somebody new when nobody holds a point', () => {
    expect(identify([email], [])).toEqual({ party: null, free: [email], absorb: [], doubtful: [] });
  });
  it('the holder; what nobody holds goes to him', () => {
    const firm = aParty('Фирма', ['email', 'a@firm.ru']);
    expect(identify([email, phone], [firm])).toMatchObject({ party: firm, free: [phone] });
  });
  it('the identified holder; an unidentified one turns out to be him', () => {
    const caller = aParty(null, ['phone', '+7 812 123-45-67']);
    const firm = aParty('Фирма', ['email', 'a@firm.ru']);
    expect(identify([phone, email], [caller, firm])).toMatchObject({ party: firm, absorb: [caller] });
  });
  it('never two identified ones in one: a person decides', () => {
    const one = aParty('Один', ['email', 'a@firm.ru']);
    const two = aParty('Два', ['phone', '+7 812 123-45-67']);
    expect(identify([email, phone], [one, two])).toMatchObject({
      party: one,
      absorb: [],
      doubtful: [{ party: two, point: phone }],
    });
  });
  it('not the owner of a shared browser', () => {
    const anna = aParty('Анна', ['email', 'anna@x.ru'], ['visitor', 'v-1']);
    expect(identify([email, visitor], [anna]).party).toBeNull();
  });
});

describe('a merge', () => {
  const one = () => aParty('ООО «Ромашка»', ['email', 'a@firm.ru']);
  const two = () => aParty('Ромашка', ['phone', '+7 812 123-45-67']);
  const moved = { inquiryIds: ['i-1'], contacts: 2 };
  const done = { accepted: [], movedContactIds: ['c-1'], silent: false };

  it('moves everything, and its undo restores both exactly', () => {
    const [survivor, absorbed] = [one(), two()];
    const before = [survivor.state, absorbed.state].map(withoutVersion);
    const record = merge(survivor, absorbed, planMerge(survivor, absorbed, moved), done, by);
    expect(survivor.state.points).toHaveLength(2);
    expect(absorbed.state).toMatchObject({ mergedInto: survivor.id, points: [] });
    undoMerge(record, survivor, absorbed, by);
    expect([survivor.state, absorbed.state].map(withoutVersion)).toEqual(before);
  });
  it('shows conflicts and goes on only when a person has accepted each', () => {
    const [a, b] = [aParty('Ромашка', ['inn', '7707083893']), aParty('Вектор', ['inn', '500100732259'])];
    const plan = planMerge(a, b, moved);
    expect(plan.conflicts).toEqual(['two-inns', 'two-names']);
    expect(() => merge(a, b, plan, done, by)).toThrow(expect.objectContaining({ code: 'sales.merge-conflicts-open' }));
    merge(a, b, plan, { ...done, accepted: ['two-inns', 'two-names'] }, by);
    expect(a.state.points).toHaveLength(2);
  });
  it('leaves with the survivor what came later, and refuses the undo when something was taken away', () => {
    const [survivor, absorbed] = [one(), two()];
    const record = merge(survivor, absorbed, planMerge(survivor, absorbed, moved), done, by);
    const later = { ...point('email', 'new@firm.ru'), source: 'letter', confidence: 0.9, since };
    survivor.addPoint(later, by);
    undoMerge(record, survivor, absorbed, by);
    expect(survivor.state.points.map((p) => p.value)).toEqual(['a@firm.ru', 'new@firm.ru']);
    expect(() => undoMerge({ ...record, undoneAt: since }, survivor, absorbed, by)).toThrow(
      expect.objectContaining({ code: 'sales.merge-undone' }),
    );

    const [s, a] = [one(), two()];
    const again = merge(s, a, planMerge(s, a, moved), done, by);
    s.removePoint(point('phone', '+7 812 123-45-67'), by);
    expect(() => undoMerge(again, s, a, by)).toThrow(expect.objectContaining({ code: 'sales.merge-undo-impossible' }));
  });
  it('of any two parties is undone exactly', () => {
    const some = fc.record({
      name: fc.option(fc.constantFrom('Ромашка', 'Вектор', 'ООО Ель')),
      responsibleId: fc.option(fc.constantFrom('anna', 'boris')),
      points: fc.uniqueArray(fc.nat(50), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(some, some, (x, y) => {
        const [a, b] = [x, y].map((p, i) => {
          const party = aParty(p.name, ...p.points.map((n): ['email', string] => ['email', `p${i}-${n}@x.ru`]));
          party.setResponsible(p.responsibleId, by);
          return party;
        }) as [ReturnType<typeof aParty>, ReturnType<typeof aParty>];
        const before = [a.state, b.state];
        const plan = planMerge(a, b, { inquiryIds: [], contacts: 0 });
        const record = merge(a, b, plan, { ...done, accepted: plan.conflicts }, by);
        expect(a.state.points).toHaveLength(x.points.length + y.points.length);
        undoMerge(record, a, b, by);
        expect([a.state, b.state]).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});

describe('duplicates', () => {
  it('are found by a shared point and by the name; two taxpayers of one name weigh little', () => {
    const a = aParty('ООО «Ромашка»', ['email', 'a@firm.ru']).state;
    expect(compare(a, aParty('Ромашка', ['phone', '+7 812 123-45-67']).state)).toMatchObject({
      score: 0.5,
      reasons: ['name:1.00'],
    });
    expect(compare(a, aParty('Вектор').state)).toBeNull();
    const twins = compare(
      aParty('Ромашка', ['inn', '7707083893']).state,
      aParty('Ромашка', ['inn', '500100732259']).state,
    );
    expect(twins?.score).toBeLessThan(0.2);
  });
});
