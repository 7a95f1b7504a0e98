import { testEngines } from '@prorab/platform/testing';
import { IndexMessages } from '../../../application/use-cases/index-messages.use-case.js';
import { type MessengerHouse, aMessengerHouse } from './a-messenger-house.builder.js';

describe.each(testEngines())('search in what was said on %s', (engine) => {
  let house: MessengerHouse;
  let group: string;
  beforeAll(async () => {
    house = await aMessengerHouse(engine);
    group = await house.group('anna', 'boris');
    await house.say(group, 'Счёт на красный кирпич для «Ромашки» отправил');
    await house.say(group, 'Кирпичи приедут во вторник, счета приложу', 'boris');
    await house.say(group, 'The invoices were sent yesterday');
    await house.say(await house.direct('boris', 'vera'), 'кирпич тайный', 'boris');
    expect(await indexed()).toBe(4);
    expect(await indexed()).toBe(0);
  });
  afterAll(() => house.close());
  /** What the schedule does every three seconds. */
  const indexed = async (): Promise<number> => (await house.app.get(IndexMessages).execute()).indexed;
  const found = async (text: string, as: 'anna' | 'boris' | 'head' = 'anna', more = ''): Promise<string[]> =>
    (await house.get(`search?text=${encodeURIComponent(text)}${more}`, as)).body.items.map(
      (f: { message: { text: string } }) => f.message.text.slice(0, 12),
    );

  it('finds Russian and English words in any of their forms, newest first (ME-18)', async () => {
    expect(await found('кирпича')).toEqual(['Кирпичи прие', 'Счёт на крас']);
    expect(await found('счетам кирпичам')).toEqual(['Кирпичи прие', 'Счёт на крас']);
    expect(await found('красных кирпичей')).toEqual(['Счёт на крас']);
    expect(await found('ромашка')).toEqual(['Счёт на крас']);
    expect(await found('invoice')).toEqual(['The invoices']);
    expect(await found('бетон')).toEqual([]);
    expect(await found('👍')).toEqual([]);
  });
  it('shows nobody what he may not read', async () => {
    expect(await found('тайные', 'boris')).toEqual(['кирпич тайны']);
    expect(await found('тайные')).toEqual([]);
    expect(await found('кирпич', 'head')).toEqual([]);
  });
  it('pages, keeps to one conversation or one author, and follows edits and deletions', async () => {
    const page = (await house.get(`search?text=${encodeURIComponent('кирпич')}&limit=1`, 'boris')).body;
    expect(page.items).toHaveLength(1);
    const next = (await house.get(`search?text=${encodeURIComponent('кирпич')}&limit=5&after=${page.next}`, 'boris'))
      .body;
    expect(next.items).toHaveLength(2);
    expect(await found('кирпич', 'boris', `&conversationId=${group}`)).toHaveLength(2);
    const said = await house.say(group, 'нашёл цемент');
    await indexed();
    expect(await found('цемента')).toHaveLength(1);
    await house.ask('PUT', `messages/${said.id}`, { body: { text: 'нашёл известь' } });
    await indexed();
    expect(await found('извести')).toHaveLength(1);
    expect(await found('цемента')).toEqual([]);
    // A sign or a pin is no word.
    expect((await house.ask('PUT', `messages/${said.id}/reactions/👍`)).status).toBe(200);
    expect((await house.ask('PUT', `messages/${said.id}/pin`)).status).toBe(200);
    expect(await indexed()).toBe(0);
    await house.ask('DELETE', `messages/${said.id}`);
    expect(await found('извести')).toEqual([]);
  });
});
