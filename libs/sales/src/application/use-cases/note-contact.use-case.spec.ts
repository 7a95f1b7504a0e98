import { newId } from '@prorab/kernel';
import { aLetter, aSalesWorld, anInquiryOf } from '../a-sales-world.builder.js';

describe('what one of us noted of a contact', () => {
  const at = (minute: number): string => `2026-11-27T09:${String(minute).padStart(2, '0')}:00.000Z`;
  const set = () => {
    const world = aSalesWorld();
    const contactId = newId();
    const note = (text: string, minute: number): Promise<void> =>
      world.noteContact.execute({ noted: { contactId, text, notedAt: at(minute) } });
    const told = () => world.feed.changes.filter(({ kind }) => kind === 'contact-noted').map(({ subject }) => subject);
    return { world, contactId, note, told };
  };

  it('stands with it, the last word holds in whatever order they come, and the boards of its inquiry hear of each', async () => {
    const { world, contactId, note, told } = set();
    const inquiryId = await anInquiryOf(world, aLetter('ivan@firm.ru', { contactId, channel: 'call' }));
    await note('просит скидку', 1);
    await note('просит скидку 5 %', 3);
    await note('просит скид', 2);
    await note('просит скидку 5 %', 3);
    expect(await world.timeLine.noteOf(contactId)).toBe('просит скидку 5 %');
    expect(told()).toEqual([inquiryId, inquiryId]);
    await note('', 4);
    expect(await world.timeLine.noteOf(contactId)).toBe('');
  });
  it('with a customer of whom no inquiry is open: whoever looks at him hears of it', async () => {
    const { world, contactId, note, told } = set();
    const number = '+79112223344';
    const points = [{ kind: 'phone' as const, value: number }];
    const { partyId } = await world.register.execute({ party: { kind: 'person', name: 'Иван', points } });
    await world.recordOutgoing.execute({
      called: {
        ...{ contactId, number, partyId: null, inquiryId: null, employeeId: null },
        ...{ at: world.clock.now().toISOString(), talkedSeconds: 135, why: null },
      },
    });
    await note('перезвонить в пятницу', 1);
    expect(told()).toEqual([partyId]);
    expect(world.feed.changes.at(-1)).toMatchObject({ stream: 'board', payload: { partyId } });
  });
  it('may come before the contact, and of one that never comes is nothing to anybody', async () => {
    const { world, contactId, note, told } = set();
    await note('перезвонить в пятницу', 1);
    expect(told()).toEqual([]);
    await anInquiryOf(world, aLetter('ivan@firm.ru', { contactId, channel: 'call' }));
    expect(await world.timeLine.noteOf(contactId)).toBe('перезвонить в пятницу');
  });
});
