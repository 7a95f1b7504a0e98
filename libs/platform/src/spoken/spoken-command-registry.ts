import { Injectable } from '@nestjs/common';
import {
  type KnownSpokenCommand,
  type SpokenCommandHandler,
  type SpokenCommandMark,
  SpokenCommands,
  type SpokenValues,
  rightNamed,
} from '../marks/index.js';

/** `{slot}` in a phrase. */
const SLOT = /\{(\w+)\}/g;

/** In memory by nature; filled once at the start by the explorer, which refuses a wrong mark by name. */
@Injectable()
export class SpokenCommandRegistry extends SpokenCommands {
  readonly #byId = new Map<string, KnownSpokenCommand>();

  /** @throws Error that names what is wrong with the mark */
  register(mark: SpokenCommandMark, handler: SpokenCommandHandler): void {
    const wrong = problemsOf(mark, handler);
    if (this.#byId.has(mark.id)) wrong.unshift('is there twice');
    if (wrong.length > 0) throw new Error(`the spoken command ${mark.id} ${wrong.join('; ')}`);
    // Its values come from the parser, which keeps to the slots of the mark.
    this.#byId.set(mark.id, { mark, handler: handler as SpokenCommandHandler<SpokenValues> });
  }
  all(): readonly KnownSpokenCommand[] {
    return [...this.#byId.values()].sort((a, b) => a.mark.id.localeCompare(b.mark.id));
  }
  byId(id: string): KnownSpokenCommand | undefined {
    return this.#byId.get(id);
  }
}

function problemsOf(
  { id, right, phrases, slots = {}, effect }: SpokenCommandMark,
  handler: SpokenCommandHandler,
): string[] {
  const spoken = [...phrases.ru, ...phrases.en];
  const named = new Set(spoken.flatMap((phrase) => [...phrase.matchAll(SLOT)].map(([, name]) => name ?? '')));
  const needed = Object.entries(slots).filter(([, slot]) => !slot.optional && spoken.length > 0);
  return [
    ...(/^[a-z]+\.[a-z0-9-]+$/.test(id) ? [] : ['is not named context.what-it-does']),
    ...(right === null || rightNamed(right) ? [] : [`asks for the undeclared right ${right}`]),
    ...(effect === 'change' && !handler.preview ? ['changes something and has no preview(…)'] : []),
    ...[...named].filter((name) => !(name in slots)).map((name) => `names the slot {${name}} that it does not declare`),
    ...needed.filter(([name]) => !named.has(name)).map(([name]) => `never names its slot {${name}} in a phrase`),
    ...(spoken.length > 0 && (phrases.ru.length === 0 || phrases.en.length === 0) ? ['speaks one language only'] : []),
    ...spoken
      .filter((phrase) => phrase.replaceAll(SLOT, '').trim() === '')
      .map((phrase) => `would hear everything in «${phrase}»`),
  ];
}
