import { Query, type SpokenLanguage, type SpokenRoom } from '@prorab/platform/marks';
import { Audience } from '../audience.js';

export interface CommandView {
  id: string;
  title: string;
  /** How it can be said, the usual way first, with values in place of the slots. */
  examples: string[];
  /** Changes something, and asks before. */
  changes: boolean;
}

/** The commands that a person of a role may use in a place; those for buttons only are left out. */
@Query()
export class ListCommands {
  constructor(private readonly audience: Audience) {}

  execute({ role, room, language }: { role: string; room: SpokenRoom; language: SpokenLanguage }): CommandView[] {
    return this.audience
      .commandsFor(role, room)
      .filter(({ mark }) => mark.phrases[language].length > 0)
      .map(({ mark }) => ({
        id: mark.id,
        title: mark.title[language],
        examples: mark.phrases[language].slice(0, 3).map((phrase) => exampleOf(phrase, mark.slots ?? {}, language)),
        changes: mark.effect === 'change',
      }));
  }
}

const SAMPLES: Readonly<Record<string, { ru: string; en: string }>> = {
  number: { ru: '451', en: '451' },
  text: { ru: 'Ромашка', en: 'Romashka' },
  moment: { ru: 'завтра в 10', en: 'tomorrow at 10' },
  period: { ru: 'до пятницы', en: 'until Friday' },
  duration: { ru: '2 часа', en: '2 hours' },
  email: { ru: 'ivan@firma.ru', en: 'ivan@firma.ru' },
  phone: { ru: '8 921 555-12-12', en: '8 921 555-12-12' },
};
type Slots = Readonly<
  Record<
    string,
    {
      kind: string;
      optional?: boolean;
      choices?: Readonly<Record<string, { ru: readonly string[]; en: readonly string[] }>>;
    }
  >
>;

function exampleOf(phrase: string, slots: Slots, language: SpokenLanguage): string {
  const filled = phrase.replace(/\{(\w+)\}/g, (_, name: string) => {
    const slot = slots[name];
    if (!slot || slot.optional) return '';
    if (slot.kind === 'choice') return Object.values(slot.choices ?? {})[0]?.[language][0] ?? '';
    return SAMPLES[slot.kind]?.[language] ?? '';
  });
  return filled
    .replace(/(\S+?)\|\S+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
