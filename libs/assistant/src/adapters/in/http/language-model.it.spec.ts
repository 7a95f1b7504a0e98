import { testEngines } from '@prorab/platform/testing';
import { aModelServer } from '../../out/openai/a-model-server.builder.js';
import { anAssistantHouse } from './an-assistant-house.builder.js';

/** The stand-in speaks the wire of the real thing; the house is configured as a company would. */
describe.each(testEngines())('the assistant with a language model on %s', (engine) => {
  const phrase = 'темно у двенадцатого стола, сделай что-нибудь';
  let server: Awaited<ReturnType<typeof aModelServer>>;
  let house: Awaited<ReturnType<typeof anAssistantHouse>>;
  beforeAll(async () => {
    server = await aModelServer({ key: 'sk-test' });
    process.env.AVA_TEST_MODEL_KEY = 'sk-test';
    const languageModel = {
      baseUrl: server.baseUrl,
      model: 'small',
      keyEnv: 'AVA_TEST_MODEL_KEY',
      timeoutSeconds: 20,
    };
    house = await anAssistantHouse(engine, { works: false, config: { languageModel } });
  });
  afterAll(async () => {
    delete process.env.AVA_TEST_MODEL_KEY;
    await house.close();
    await server.close();
  });
  beforeEach(() => {
    server.failWith(null);
    server.asked.length = 0;
    server.taught.clear();
  });

  it('does what was meant, by the same rights and with the same question', async () => {
    server.taught.set(phrase, { command: 'planted.switch-lamp', slots: { number: 12 } });
    const { body } = await house.say(phrase);
    expect(body).toMatchObject({ command: 'planted.switch-lamp', understoodBy: 'model', outcome: 'asked' });
    expect(body.text).toBe('Включить лампу 12.\nПодтвердить?\nКоманду выбрала языковая модель.');
    expect(await house.times(12)).toBe(0);
    await house.say('да');
    expect(await house.times(12)).toBe(1);
    expect((await house.say(phrase, 'egor')).body).toMatchObject({ outcome: 'not-understood', understoodBy: null });
    expect(server.asked[1]?.system).not.toContain('planted.switch-lamp');
  });

  it('asks nobody what it understands itself', async () => {
    await house.say('включи лампу 7');
    await house.say('нет');
    expect(server.asked).toEqual([]);
  });

  it.each(['refuses', 'talks', 'breaks-off', 'floods', 'not-json'] as const)(
    'works on with its own ear when the model %s',
    async (how) => {
      server.failWith(how);
      expect((await house.say(phrase)).body).toMatchObject({ outcome: 'not-understood', understoodBy: null });
      expect((await house.say('включи лампу 7')).body.outcome).toBe('asked');
    },
  );
});
