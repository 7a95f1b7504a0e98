import { type KnownSpokenCommand, type SpokenContext, type SpokenValues, UseCase } from '@prorab/platform/marks';
import { Phrasebook, SURE } from '../domain/understanding/understand.js';
import type { Language } from '../domain/understanding/command-shape.js';
import { valueIn } from '../domain/understanding/slot-reader.js';
import { Wall } from '../domain/understanding/time/wall.js';
import { Audience } from './audience.js';
import { LanguageModel, type ModelCommand } from './ports/language-model.port.js';

export type Heard =
  | {
      kind: 'command';
      command: KnownSpokenCommand;
      values: SpokenValues;
      /** Said in the place of a value, and none, by the slot. */
      wrong: Readonly<Record<string, string>>;
      language: Language;
      by: 'words' | 'model';
      score: number;
    }
  | { kind: 'choose'; among: { command: KnownSpokenCommand; values: SpokenValues }[]; language: Language }
  | { kind: 'unknown'; nearest: { command: KnownSpokenCommand; values: SpokenValues }[]; language: Language }
  | { kind: 'forbidden' | 'not-here'; language: Language };

const LONGEST_QUESTION = 500;

/** Finds out which command a phrase means, of those that this person may use. */
@UseCase()
export class Ear {
  readonly #books = new Map<string, Phrasebook>();

  constructor(
    private readonly audience: Audience,
    private readonly model: LanguageModel,
  ) {}

  /** Commands and rights stand when the house has started, so each list is made ready once. */
  #book(name: string, commands: () => readonly KnownSpokenCommand[]): Phrasebook {
    const key = `${name} ${this.audience.all().length}`;
    const known = this.#books.get(key) ?? new Phrasebook(commands().map(({ mark }) => mark));
    this.#books.set(key, known);
    return known;
  }

  /** Without a model; asks nobody. */
  hearWords(text: string, { role, room, now, calendar }: Asked): Heard {
    const wall = new Wall(now, calendar);
    const language = languageOf(text);
    const found = this.#book(`${role} ${room}`, () => this.audience.commandsFor(role, room)).understand(text, wall);
    if (found.kind === 'command') {
      const { command, values, wrong, language: spoken, score } = found.match;
      const known = this.audience.byId(command);
      if (known) return { kind: 'command', command: known, values, wrong, language: spoken, by: 'words', score };
    }
    const named = found.kind === 'unknown' ? found.nearest : found.kind === 'ambiguous' ? found.matches : [];
    const known = named.flatMap(({ command, values }) => {
      const one = this.audience.byId(command);
      return one ? [{ command: one, values }] : [];
    });
    if (found.kind === 'ambiguous') return { kind: 'choose', among: known, language };
    return this.#closed(text, wall, { role }) ?? { kind: 'unknown', nearest: known, language };
  }

  async hear(text: string, asked: Asked): Promise<Heard> {
    const heard = this.hearWords(text, asked);
    return heard.kind === 'unknown' ? ((await this.#byModel(text, asked)) ?? heard) : heard;
  }

  /** Understood, but not for this person or not in this place. */
  #closed(text: string, wall: Wall, { role }: { role: string }): Heard | null {
    const [best] = this.#book('all', () => this.audience.all()).matches(text, wall);
    const command = best && best.score >= SURE ? this.audience.byId(best.command) : undefined;
    if (!best || !command) return null;
    return { kind: this.audience.may(command, role) ? 'not-here' : 'forbidden', language: best.language };
  }

  async #byModel(text: string, { role, room, now, calendar }: Asked): Promise<Heard | null> {
    const language = languageOf(text);
    const commands = this.audience.commandsFor(role, room).filter(({ mark }) => mark.phrases.ru.length > 0);
    const choice = await this.model.choose({
      phrase: text.slice(0, LONGEST_QUESTION),
      commands: commands.map((command) => shown(command, language)),
    });
    const command = commands.find(({ mark }) => mark.id === choice?.command);
    if (!choice || !command) return null;
    const wall = new Wall(now, calendar);
    const values: Record<string, SpokenValues[string]> = {};
    for (const [name, words] of Object.entries(choice.slots)) {
      const slot = command.mark.slots?.[name];
      if (!slot) return null;
      const coded = slot.kind === 'choice' && words in slot.choices;
      const value = coded ? words : valueIn(slot, words, wall);
      if (value !== null) values[name] = value;
    }
    return { kind: 'command', command, values, wrong: {}, language, by: 'model', score: SURE };
  }
}

export type Asked = Pick<SpokenContext, 'role' | 'room' | 'now' | 'calendar'>;

/** By its letters: English only without a single Russian one. */
export const languageOf = (text: string): Language => (/[а-яё]/iu.test(text) || !/[a-z]/i.test(text) ? 'ru' : 'en');

const KINDS: Readonly<Record<string, { ru: string; en: string }>> = {
  number: { ru: 'число', en: 'a number' },
  text: { ru: 'слова из фразы', en: 'words of the phrase' },
  moment: { ru: 'день и время, словами фразы', en: 'day and time, in the words of the phrase' },
  period: { ru: 'с какого по какой день, словами фразы', en: 'from when until when, in the words of the phrase' },
  duration: { ru: 'сколько времени, словами фразы', en: 'how long, in the words of the phrase' },
  email: { ru: 'адрес почты', en: 'an e-mail address' },
  phone: { ru: 'номер телефона', en: 'a phone number' },
};

function shown({ mark }: KnownSpokenCommand, language: Language): ModelCommand {
  const slots = Object.entries(mark.slots ?? {}).map(([name, slot]) => [
    name,
    slot.kind === 'choice' ? Object.keys(slot.choices).join(' | ') : (KINDS[slot.kind]?.[language] ?? slot.kind),
  ]);
  return {
    id: mark.id,
    title: mark.title[language],
    examples: mark.phrases[language].slice(0, 3),
    slots: Object.fromEntries(slots) as Record<string, string>,
  };
}
