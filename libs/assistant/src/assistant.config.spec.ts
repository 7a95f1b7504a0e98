import { assistantConfig } from './assistant.config.js';
import { remindersConfig } from './reminders.config.js';

describe('the section assistant', () => {
  it('needs nothing: without a language model all works', () =>
    expect(assistantConfig.parse({})).toEqual({
      ...{ buttonMinutes: 1440, confirmMinutes: 30, questionMinutes: 15, keepDays: 180, languageModel: null },
      reminders: remindersConfig.parse({}),
    }));
  it('names the key of a model by its variable, never by its value', () => {
    const languageModel = { baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen', keyEnv: 'AVA_MODEL_KEY' };
    expect(assistantConfig.parse({ languageModel }).languageModel).toEqual({ ...languageModel, timeoutSeconds: 15 });
    for (const wrong of [
      { ...languageModel, keyEnv: 'sk-123' },
      { ...languageModel, baseUrl: 'file:///etc' },
      { ...languageModel, key: 'sk' },
    ])
      expect(assistantConfig.safeParse({ languageModel: wrong }).success).toBe(false);
  });
});
