import { type Site, invitationFor, standsOn } from './site.js';
import { Visitor } from './visitor.js';
import { linkHolds } from './partner.js';

const at = (hour: number, day = 23): Date => new Date(Date.UTC(2026, 10, day, hour));
const come = (): Visitor => Visitor.come({ id: 'v', site: 'main', city: 'Псков', at: at(9) });
const ivan = { id: 'ivan', name: 'Иван', email: null };

describe('a visitor', () => {
  it('may be one logged-in person, the first one, for ever', () => {
    const visitor = come();
    expect(visitor.mayBe(ivan)).toBe(true);
    visitor.become(ivan);
    expect([visitor.mayBe(ivan), visitor.mayBe({ ...ivan, id: 'olga' })]).toEqual([true, false]);
  });
  it('what he typed himself never stands above what the site has signed', () => {
    const visitor = come();
    visitor.hint({ name: 'Петя', email: 'p@x.example', phone: null });
    visitor.become(ivan);
    expect(visitor.state).toMatchObject({ name: 'Иван', email: 'p@x.example' });
    visitor.hint({ name: 'Директор', email: 'boss@x.example', phone: '+7 911' });
    expect(visitor.state).toMatchObject({ name: 'Иван', email: 'p@x.example', phone: '+7 911', identityId: 'ivan' });
  });
  it('has a name that turns round nothing beside it, signed by the site or typed', () => {
    const visitor = come();
    visitor.hint({ name: 'Петя\u202Egnp.exe', email: null, phone: null });
    expect(visitor.state.name).toBe('Петяgnp.exe');
    visitor.hint({ name: '\u202e\u200b', email: null, phone: null });
    expect(visitor.state.name).toBe('Петяgnp.exe');
    visitor.become({ ...ivan, name: '\u2067Иван' });
    expect(visitor.state.name).toBe('Иван');
  });
  it('is invited once a day, and keeps where he came from first', () => {
    const visitor = come();
    expect([visitor.invite(at(9)), visitor.invite(at(20)), visitor.invite(at(10, 24))]).toEqual([true, false, true]);
    visitor.seen(at(10), { referrer: 'https://ya.example/', utm: {} });
    visitor.seen(at(11), { referrer: 'https://other.example/', utm: {} });
    expect(visitor.state).toMatchObject({ lastSeenAt: at(11), source: { referrer: 'https://ya.example/' } });
  });
});

describe('an invitation', () => {
  const rule = { pages: '/brick', afterSeconds: 5, text: 'Подсказать?', hours: '10:00-18:00' };
  const site: Site = {
    ...{ key: 'main', name: 'x', origins: [], city: null, zone: 'Europe/Moscow', identitySecret: null },
    invitations: [rule, { ...rule, pages: '/', hours: null, text: 'Помочь?' }],
  };
  it.each([
    ['https://s.example/Brick/5', 9, 'Подсказать?'],
    ['https://s.example/Brick/5', 16, 'Помочь?'],
    ['https://s.example/cart', 9, 'Помочь?'],
  ])('%s at %s:00 UTC → %s', (address, hour, text) => expect(invitationFor(site, address, at(hour))?.text).toBe(text));
});

it('the link of a partner holds until it is over or taken back', () => {
  const partner = { id: 'p', name: 'Олег', company: null, createdBy: 'e', createdAt: at(1), lastSeenAt: null };
  const link = { ...partner, tokenHash: 'h', tokenUntil: at(12) };
  expect([linkHolds(link, at(11)), linkHolds(link, at(12))]).toEqual([true, false]);
  expect(linkHolds({ ...partner, tokenHash: null, tokenUntil: null }, at(1))).toBe(false);
});

it.each([
  ['http://localhost:8080', true],
  ['http://localhost', true],
  ['https://shop.example', true],
  ['http://localhost.evil.example', false],
  ['http://localhost:80.evil.example', false],
  ['https://localhost:8080', false],
])('a page of %s is one of the site: %s', (origin, is) => {
  expect(standsOn({ origins: ['http://localhost:*', 'https://shop.example'] }, origin)).toBe(is);
});
