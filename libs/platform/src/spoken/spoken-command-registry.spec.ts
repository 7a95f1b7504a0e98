import { type SpokenCommandMark, defineRights } from '../marks/index.js';
import { SpokenCommandRegistry } from './spoken-command-registry.js';

defineRights('spokentest', { 'spokentest.thing.read': ['head'] });

const mark = (over: Partial<SpokenCommandMark> = {}): SpokenCommandMark => ({
  id: 'test.thing',
  right: 'spokentest.thing.read',
  title: { ru: 'Вещь по номеру', en: 'A thing by number' },
  phrases: { ru: ['вещь {number}'], en: ['thing {number}'] },
  slots: { number: { kind: 'number', ask: { ru: 'Какой номер?', en: 'Which number?' } } },
  effect: 'read',
  ...over,
});
const answer = { text: 'вот', source: 'Прораб', asOf: new Date(0) };
const handler = { run: async () => answer };
const register = (over: Partial<SpokenCommandMark>) => () => new SpokenCommandRegistry().register(mark(over), handler);

describe('the registry of spoken commands', () => {
  it('keeps them by id', () => {
    const registry = new SpokenCommandRegistry();
    registry.register(mark({ id: 'test.b' }), handler);
    registry.register(mark({ id: 'test.a' }), handler);
    expect(registry.all().map(({ mark: { id } }) => id)).toEqual(['test.a', 'test.b']);
    expect(registry.byId('test.b')?.mark.id).toBe('test.b');
    expect(registry.byId('test.c')).toBeUndefined();
  });

  it('refuses a second one of the same name', () => {
    const registry = new SpokenCommandRegistry();
    registry.register(mark(), handler);
    expect(() => registry.register(mark(), handler)).toThrow('the spoken command test.thing is there twice');
  });

  it.each<[string, Partial<SpokenCommandMark>, string]>([
    ['a right that nobody declared', { right: 'spokentest.nothing' }, 'undeclared right spokentest.nothing'],
    ['a change that cannot be shown first', { effect: 'change' }, 'has no preview'],
    ['a slot that it does not declare', { slots: {} }, 'the slot {number} that it does not declare'],
    ['a slot that no phrase fills', { phrases: { ru: ['вещь'], en: ['thing'] } }, 'never names its slot {number}'],
    ['one language only', { phrases: { ru: ['вещь {number}'], en: [] } }, 'speaks one language only'],
    ['a phrase of nothing but slots', { phrases: { ru: ['{number}'], en: ['no {number}'] } }, 'would hear everything'],
    ['a name without its context', { id: 'thing' }, 'is not named context.what-it-does'],
  ])('refuses %s', (_, over, said) => expect(register(over)).toThrow(said));

  it('takes one for buttons only', () => expect(register({ phrases: { ru: [], en: [] } })).not.toThrow());
});
