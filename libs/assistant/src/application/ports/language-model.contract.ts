import type { LanguageModel, ModelChoice, ModelQuestion } from './language-model.port.js';

const question = (phrase: string): ModelQuestion => ({
  phrase,
  commands: [
    {
      id: 'sales.inquiry-by-number',
      title: 'Обращение по номеру',
      examples: ['обращение 451'],
      slots: { number: 'число' },
    },
    { id: 'team.who-is-at-work', title: 'Кто на месте', examples: ['кто на месте'], slots: {} },
  ],
});

/** @param open a model that answers this phrase with this choice, whether or not it was shown such a command */
export function describeLanguageModel(
  name: string,
  open: (answers: ReadonlyMap<string, ModelChoice>) => Promise<{ model: LanguageModel; close(): Promise<void> }>,
): void {
  describe(`language model: ${name}`, () => {
    const answers = new Map<string, ModelChoice>([
      ['что там у нас с четыреста пятьдесят первым', { command: 'sales.inquiry-by-number', slots: { number: '451' } }],
      ['есть кто живой', { command: 'team.who-is-at-work', slots: {} }],
      ['удали базу', { command: 'platform.drop-database', slots: {} }],
      ['выдуманное поле', { command: 'team.who-is-at-work', slots: { secret: '1' } }],
    ]);
    const choose = async (phrase: string): Promise<ModelChoice | null> => {
      const { model, close } = await open(answers);
      try {
        return await model.choose(question(phrase));
      } finally {
        await close();
      }
    };

    it('chooses a command and fills its slots with words', async () => {
      expect(await choose('что там у нас с четыреста пятьдесят первым')).toEqual({
        command: 'sales.inquiry-by-number',
        slots: { number: '451' },
      });
      expect(await choose('есть кто живой')).toEqual({ command: 'team.who-is-at-work', slots: {} });
    });
    it('chooses nothing that it was not shown', async () => expect(await choose('удали базу')).toBeNull());
    it('fills no slot that the command does not have', async () => expect(await choose('выдуманное поле')).toBeNull());
    it('may choose nothing', async () => expect(await choose('спой песню')).toBeNull());
  });
}
