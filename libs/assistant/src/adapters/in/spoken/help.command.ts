import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { ListCommands } from '../../../application/queries/list-commands.query.js';

/** What this person can ask for, with an example of each. */
@SpokenCommand({
  id: 'assistant.help',
  right: null,
  title: { ru: 'Помощь', en: 'Help' },
  phrases: {
    ru: ['помощь|помоги', 'справка', 'что ты умеешь|можешь', 'список команд', 'команды'],
    en: ['help', 'what can you do', 'list of commands', 'commands'],
  },
  effect: 'read',
})
export class HelpCommand implements SpokenCommandHandler<object> {
  constructor(private readonly listCommands: ListCommands) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const commands = this.listCommands.execute(context).filter(({ id }) => id !== 'assistant.help');
    return {
      text: ru ? 'Пишите как привыкли. Я умею:' : 'Write as you like. I can do this:',
      lines: commands.map(({ title, examples: [example], changes }) => {
        const asks = changes ? (ru ? ' (сначала спрошу)' : ' (I ask first)') : '';
        return `${title}: «${example ?? title}»${asks}`;
      }),
      source: ru ? 'Ава' : 'Ava',
      asOf: context.now,
    };
  }
}
