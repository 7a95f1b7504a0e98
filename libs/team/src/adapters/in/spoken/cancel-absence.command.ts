import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  saidMoment,
} from '@prorab/platform/marks';
import { type AbsenceView, ListAbsences } from '../../../application/queries/list-absences.query.js';
import { CancelAbsence } from '../../../application/use-cases/cancel-absence.use-case.js';
import { AbsenceNotPlanned } from '../../../domain/team-errors.js';

const AHEAD_MS = 366 * 86_400_000;

interface Slots {
  /** Only buttons bring it. */
  absence?: string;
}

/** One's own absence that lasts or is to come; of several the person says which. */
@SpokenCommand({
  id: 'team.cancel-absence',
  right: 'team.absence.plan',
  title: { ru: 'Отменить отсутствие', en: 'Cancel an absence' },
  phrases: {
    ru: [
      'отмени|отменить|убери отсутствие',
      'отмени|отменить мой отпуск|больничный',
      'я вернулся|вернулась',
      'я уже на работе|месте',
    ],
    en: ['cancel my absence|vacation', 'i am back'],
  },
  effect: 'change',
})
export class CancelAbsenceCommand implements SpokenCommandHandler<Slots> {
  constructor(
    private readonly listAbsences: ListAbsences,
    private readonly cancelAbsence: CancelAbsence,
  ) {}

  async preview({ absence }: Slots, context: SpokenContext): Promise<string | SpokenAnswer> {
    const ru = context.language === 'ru';
    const planned = await this.#planned(context);
    const only = planned.find(({ id }) => id === absence) ?? (planned.length === 1 ? planned[0] : undefined);
    if (only) return ru ? `Отменить отсутствие ${said(only, context)}.` : `Cancel the absence ${said(only, context)}.`;
    if (planned.length === 0) throw new AbsenceNotPlanned();
    return {
      text: ru ? 'Какое отсутствие отменить?' : 'Which absence?',
      buttons: planned.map((one) => ({
        label: said(one, context),
        command: 'team.cancel-absence',
        slots: { absence: one.id },
        sure: true,
      })),
      source: ru ? 'Прораб' : 'Prorab',
      asOf: context.now,
    };
  }

  async run({ absence }: Slots, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const planned = await this.#planned(context);
    const chosen = planned.find(({ id }) => id === absence) ?? planned[0];
    if (!chosen || (absence === undefined && planned.length > 1)) throw new AbsenceNotPlanned();
    await this.cancelAbsence.execute({ employeeId: context.employeeId, absenceId: chosen.id });
    return {
      text: ru ? `Отменила отсутствие ${said(chosen, context)}.` : `The absence ${said(chosen, context)} is cancelled.`,
      source: ru ? 'Прораб' : 'Prorab',
      asOf: context.now,
    };
  }

  async #planned({ employeeId, now }: SpokenContext): Promise<AbsenceView[]> {
    const to = new Date(now.getTime() + AHEAD_MS);
    const found = await this.listAbsences.execute({
      ...{ from: now, to, employeeId, limit: 10, after: null },
      reasonsFor: { employeeId },
    });
    return found.filter(({ cancelledAt }) => cancelledAt === null).slice(0, 10);
  }
}

const said = ({ from, to }: AbsenceView, context: SpokenContext): string => {
  const [begin, end] = [saidMoment(new Date(from), context), saidMoment(new Date(to), context)];
  return context.language === 'ru' ? `с ${begin} до ${end}` : `from ${begin} to ${end}`;
};
