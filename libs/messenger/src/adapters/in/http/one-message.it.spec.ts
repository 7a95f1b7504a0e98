import { testEngines } from '@prorab/platform/testing';
import { newId } from '@prorab/kernel';
import { type MessengerHouse, aMessengerHouse } from './a-messenger-house.builder.js';

describe.each(testEngines())('one message by its id on %s', (engine) => {
  let house: MessengerHouse;
  beforeAll(async () => void (house = await aMessengerHouse(engine)));
  afterAll(() => house.close());

  it('is given as it stands to those who may be where it was said, and to nobody else', async () => {
    const said = await house.say(await house.direct('anna', 'boris'), 'Кирпич приехал');
    const { status, body } = await house.get(`messages/${said.id}`, 'boris');
    expect([status, body]).toEqual([200, said]);
    for (const [id, who] of [
      [said.id, 'vera'],
      [said.id, 'head'],
      [newId(), 'anna'],
    ] as const) {
      const refused = await house.get(`messages/${id}`, who);
      expect([refused.status, refused.body.code]).toEqual([404, 'messenger.message-missing']);
    }
  });
});
