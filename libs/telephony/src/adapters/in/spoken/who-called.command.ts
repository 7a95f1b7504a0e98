import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
} from '@prorab/platform/marks';
import { Operators } from '../../../application/ports/operators.port.js';
import { ListCalls } from '../../../application/queries/list-calls.query.js';
import { saidNumber } from '../../../domain/said-number.js';
import { answer, callInALine, inWords, more, namesOf } from './call-words.js';

const SHOWN = 10;

/** Calls from a number, of which a part is enough. */
@SpokenCommand({
  id: 'telephony.who-called',
  right: 'telephony.call.read',
  title: { ru: 'Кто звонил с номера', en: 'Who called from a number' },
  phrases: {
    ru: ['кто звонил с {number}', 'кто звонил с номера {number}', 'звонки с номера {number}', 'звонки с {number}'],
    en: ['who called from {number}', 'calls from {number}', 'who called from number {number}'],
  },
  slots: {
    number: {
      kind: 'text',
      ask: {
        ru: 'С какого номера? Хватит и части: 8911, последние четыре цифры.',
        en: 'From which number? A part is enough.',
      },
    },
  },
  effect: 'read',
})
export class WhoCalledCommand implements SpokenCommandHandler<{ number: string }> {
  constructor(
    private readonly listCalls: ListCalls,
    private readonly operators: Operators,
  ) {}

  async run({ number }: { number: string }, context: SpokenContext): Promise<SpokenAnswer> {
    const said = saidNumber(number);
    if (!said)
      return answer(
        context,
        inWords(
          context,
          'Назовите хотя бы три цифры номера: «кто звонил с 8911».',
          'Say at least three digits of the number.',
        ),
      );
    const calls = await this.listCalls.execute({ said, limit: SHOWN, after: null });
    const shown = 'begins' in said ? `${said.begins}…` : `…${said.holds}…`;
    if (calls.length === 0)
      return answer(context, inWords(context, `С ${shown} никто не звонил.`, `Nobody called from ${shown}.`));
    const names = namesOf(await this.operators.all(context.now));
    return answer(context, inWords(context, `Звонили с ${shown}:`, `Called from ${shown}:`), {
      lines: [
        ...calls.slice(0, SHOWN).map((call) => callInALine(call, names, context)),
        ...(calls.length > SHOWN ? [more(context)] : []),
      ],
    });
  }
}
