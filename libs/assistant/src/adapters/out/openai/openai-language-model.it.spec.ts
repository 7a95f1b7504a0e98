import { pino } from 'pino';
import { describeLanguageModel } from '../../../application/ports/language-model.contract.js';
import { type Failure, aModelServer } from './a-model-server.builder.js';
import { OpenAiLanguageModel } from './openai-language-model.js';

const log = pino({ level: 'silent' });
/** Long enough for a busy machine; only who waits for nothing waits short. */
const address = (baseUrl: string, key: string | null = null, timeoutMs = 20_000) => ({
  ...{ baseUrl, key, model: 'small', timeoutMs },
});
const question = {
  phrase: 'что там у нас с четыреста пятьдесят первым',
  commands: [
    { id: 'sales.inquiry-by-number', title: 'Обращение', examples: ['обращение 451'], slots: { number: 'число' } },
  ],
};
const right = { command: 'sales.inquiry-by-number', slots: { number: 451 } };

describeLanguageModel('OpenAI-compatible address', async (answers) => {
  const server = await aModelServer();
  for (const [phrase, choice] of answers) server.taught.set(phrase, choice);
  return { model: new OpenAiLanguageModel(address(server.baseUrl), log), close: server.close };
});

describe('the OpenAI-compatible model', () => {
  let server: Awaited<ReturnType<typeof aModelServer>>;
  beforeEach(async () => {
    server = await aModelServer({ key: 'sk-test' });
    server.taught.set(question.phrase, right);
  });
  afterEach(() => server.close());
  const choose = (key: string | null = 'sk-test', timeoutMs?: number) =>
    new OpenAiLanguageModel(address(`${server.baseUrl}/`, key, timeoutMs), log).choose(question);

  it('sends the phrase as data, the commands as the task, and the key', async () => {
    expect(await choose()).toEqual({ command: 'sales.inquiry-by-number', slots: { number: '451' } });
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({ model: 'small', phrase: question.phrase, authorization: 'Bearer sk-test' });
    expect(server.asked[0]?.system).toContain('"sales.inquiry-by-number"');
    expect(server.asked[0]?.system).not.toContain(question.phrase);
  });

  it('is no answer without the right key', async () => {
    expect(await choose('sk-wrong')).toBeNull();
    expect(await choose(null)).toBeNull();
  });

  it.each<Failure>(['refuses', 'hangs', 'talks', 'breaks-off', 'floods', 'not-json', 'redirects'])(
    'is no answer when the address %s',
    async (how) => {
      server.failWith(how);
      expect(await choose('sk-test', how === 'hangs' ? 100 : undefined)).toBeNull();
      server.failWith(null);
      expect(await choose()).not.toBeNull();
    },
  );

  it.each([
    ['a list', []],
    ['other keys', { command: 'sales.inquiry-by-number', slots: {}, sql: 'drop table' }],
    ['slots that are no words', { command: 'sales.inquiry-by-number', slots: { number: { $gt: 0 } } }],
    ['no command', { slots: {} }],
  ])('is no answer when it says %s', async (_, said) => {
    server.taught.set(question.phrase, said);
    expect(await choose()).toBeNull();
  });

  it('is no answer when nobody is there', async () => {
    const model = new OpenAiLanguageModel(address('http://127.0.0.1:1/v1'), log);
    expect(await model.choose(question)).toBeNull();
  });
});
