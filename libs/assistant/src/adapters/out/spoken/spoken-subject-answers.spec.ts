import { DomainError } from '@prorab/kernel';
import {
  type KnownSpokenCommand,
  type SpokenCommandMark,
  SpokenCommands,
  type SpokenValues,
} from '@prorab/platform/marks';
import { describeSubjectAnswers } from '../../../application/ports/subject-answers.contract.js';
import { SpokenSubjectAnswers } from './spoken-subject-answers.js';

/** Two commands of a context, as it marks them; a third one answers nothing. */
class SomeCommands extends SpokenCommands {
  readonly told: { answer: string; id: string; chosen: boolean }[] = [];
  refusal: string | null = null;
  readonly #known: KnownSpokenCommand[];
  constructor() {
    super();
    const command = (
      mark: Pick<SpokenCommandMark, 'id' | 'title'> & Partial<SpokenCommandMark>,
    ): KnownSpokenCommand => ({
      mark: { right: null, phrases: { ru: [], en: [] }, effect: 'change', ...mark },
      handler: { run: (slots: SpokenValues) => this.#run(mark.id, slots), preview: async () => '' },
    });
    const by = { kind: 'moment', ask: { ru: 'К какому дню?', en: 'By when?' } } as const;
    const answers = 'sales.inquiry';
    this.#known = [
      command({ id: 'sales.called', title: { ru: 'Позвонили', en: 'Called' }, answers }),
      command({ id: 'sales.promised', title: { ru: 'Обещали…', en: 'Promised…' }, answers, slots: { by } }),
      command({ id: 'sales.forbidden', title: { ru: 'Нельзя', en: 'No' }, answers, right: 'sales.nobody-holds-this' }),
      command({ id: 'sales.other', title: { ru: 'Другое', en: 'Other' } }),
    ];
  }
  all(): readonly KnownSpokenCommand[] {
    return this.#known;
  }
  byId(id: string): KnownSpokenCommand | undefined {
    return this.#known.find((c) => c.mark.id === id);
  }
  async #run(answer: string, { subject, by }: SpokenValues) {
    if (this.refusal !== null) throw new DomainError('conflict', 'sales.unheard-of', this.refusal);
    this.told.push({
      answer,
      id: String(subject),
      chosen: typeof by === 'object' && 'at' in by && by.at === '2026-12-01T06:00:00.000Z',
    });
    return { text: 'Принято.', source: 'Прораб', asOf: new Date() };
  }
}
describeSubjectAnswers('spoken commands', async () => {
  const commands = new SomeCommands();
  return {
    answers: new SpokenSubjectAnswers(commands),
    told: () => commands.told,
    refuse: (text) => (commands.refusal = text),
  };
});
