import { aConversation, aDraft, anna, boris, minutesLater, vera } from './a-conversation.builder.js';
import type { Draft } from './conversation.js';
import { mentionLimit, reactionLimit } from './message-limits.js';
import { type ParticipantKey, keyOf } from './participant.js';

const code = (name: string) => expect.objectContaining({ code: name });
const said = (over: Partial<Draft> = {}) => {
  const conversation = aConversation();
  return { message: conversation.say(aDraft(over)), change: conversation.nextChange, conversation };
};
const at = minutesLater(5);

const aFile = { id: 'f', name: 'смета.pdf', type: 'application/pdf', bytes: 9, picture: null };

describe('a message', () => {
  it('is changed by its author, and its former texts are kept in their order', () => {
    const { message, change } = said({ text: 'Раз' });
    expect(message.edit({ text: ' Два ', mentions: [keyOf(boris)], by: anna, at, change })).toBe(true);
    expect(message.state).toMatchObject({ text: 'Два', mentions: [keyOf(boris)], editedAt: at, seq: 1, change: 2 });
    expect(message.edit({ text: 'Два', mentions: [], by: anna, at, change })).toBe(false);
    message.edit({ text: 'Три', mentions: [], by: anna, at: minutesLater(6), change });
    expect(message.revisions.map((r) => [r.what, r.text, r.by])).toEqual([
      ['edited', 'Раз', anna],
      ['edited', 'Два', anna],
    ]);
    expect(message.state.change).toBe(3);
  });
  it('is changed by nobody else, and a note of the house by nobody', () => {
    const { message, change, conversation } = said();
    const edit = { text: 'Нет', mentions: [], at, change };
    expect(() => message.edit({ ...edit, by: boris })).toThrow(code('messenger.not-yours'));
    expect(() => message.edit({ ...edit, text: ' ', by: anna })).toThrow(code('messenger.message-empty'));
    const many = Array.from({ length: mentionLimit + 1 }, (_, i): ParticipantKey => `employee:${i}`);
    expect(() => message.edit({ ...edit, mentions: many, by: anna })).toThrow(code('messenger.too-many'));
    const note = conversation.note('n', { code: 'x', params: {} }, at);
    expect(() => note.edit({ ...edit, by: note.state.author })).toThrow(code('messenger.not-yours'));
    expect([message.revisions, message.state.change, conversation.state.head]).toEqual([[], 1, 2]);
  });

  it('deleted, it is empty for all, but not for the trail; nothing more can be done with it', () => {
    const { message, change } = said({
      files: [aFile],
      mentions: [keyOf(boris)],
      buttons: [{ id: 'ok', label: 'Да' }],
    });
    message.react({ sign: '👍', on: true, by: boris, at, change });
    message.pin({ on: true, by: boris, at, change });
    expect(() => message.remove({ mayAny: false, by: boris, at, change })).toThrow(code('messenger.not-yours'));
    expect(message.remove({ mayAny: true, by: boris, at, change })).toBe(true);
    expect(message.state).toMatchObject({
      ...{ text: '', files: [], mentions: [], reactions: {}, buttons: [], pinnedAt: null, deletedAt: at, change: 4 },
    });
    expect(message.revisions.map((r) => [r.what, r.text, r.by])).toEqual([['deleted', 'Привезу во вторник', boris]]);
    expect(message.remove({ mayAny: false, by: vera, at, change })).toBe(false);
    const gone = code('messenger.message-deleted');
    expect(() => message.edit({ text: 'x', mentions: [], by: anna, at, change })).toThrow(gone);
    expect(() => message.react({ sign: '👍', on: true, by: anna, at, change })).toThrow(gone);
    expect(() => message.pin({ on: true, by: anna, at, change })).toThrow(gone);
    expect(() => message.respeak({ text: 'x', buttons: [], change })).toThrow(gone);
  });

  it('carries each sign of each person once', () => {
    const { message, change } = said();
    const react = (sign: string, on: boolean, by = anna) => message.react({ sign, on, by, at, change });
    expect([react('👍', true), react('👍', true), react('👍', true, boris), react('❤️', true)]).toEqual([
      ...[true, false, true, true],
    ]);
    expect(message.state.reactions).toEqual({ '👍': [keyOf(anna), keyOf(boris)], '❤️': [keyOf(anna)] });
    expect([react('👍', false), react('👍', false), react('👍', false, boris)]).toEqual([true, false, true]);
    expect(message.state.reactions).toEqual({ '❤️': [keyOf(anna)] });
    expect(() => react('ok', true)).toThrow(code('messenger.reaction-invalid'));
  });
  it.each(['constructor', '__proto__', 'toString'])('has no reaction %s to take back', (sign) => {
    const { message, change } = said();
    expect(message.react({ sign, on: false, by: anna, at, change })).toBe(false);
    expect(message.state.reactions).toEqual({});
  });
  it('carries so many different signs and no more; one that is there already takes others', () => {
    const { message, change } = said();
    const react = (i: number, by = anna) =>
      message.react({ sign: String.fromCodePoint(0x1f600 + i), on: true, by, at, change });
    for (let i = 0; i < reactionLimit; i++) react(i);
    expect(() => react(reactionLimit)).toThrow(code('messenger.too-many'));
    expect(react(0, boris)).toBe(true);
  });

  it('is pinned and taken off, each once', () => {
    const { message, change } = said();
    const pin = (on: boolean) => message.pin({ on, by: boris, at, change });
    expect([pin(false), pin(true), pin(true)]).toEqual([false, true, false]);
    expect(message.state.pinnedAt).toEqual(at);
    expect([pin(false), message.state.pinnedAt]).toEqual([true, null]);
  });

  it('of the assistant is said anew: with the former text, if there is no other', () => {
    const { message, change } = said({ buttons: [{ id: 'ok', label: 'Да' }] });
    message.respeak({ text: null, buttons: [], change });
    expect(message.state).toMatchObject({ text: 'Привезу во вторник', buttons: [], change: 2, editedAt: null });
    message.respeak({ text: 'Сделано', buttons: [{ id: 'undo', label: 'Отменить' }], change });
    expect(message.state).toMatchObject({ text: 'Сделано', buttons: [{ id: 'undo' }], change: 3 });
  });
});
