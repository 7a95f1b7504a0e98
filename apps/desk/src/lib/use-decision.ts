import { useQuasar } from 'quasar';
import { useI18n } from 'vue-i18n';
import { isProblem } from '../api/problem.js';
import { useFailure } from './use-failure.js';

export interface DecisionWords {
  /** What to say when it is done. */
  readonly done: string;
  /** How to take it back, where the house can. */
  readonly undo?: () => Promise<unknown>;
  /** It was said where it was decided. */
  readonly told?: (error: unknown) => boolean;
  /** Somebody was faster: what is shown must be read anew. */
  readonly changed: () => void;
}

/** A decision about an inquiry stands on what its author saw: when that has changed, he is told and shown, and decides again. */
export function useDecision() {
  const quasar = useQuasar();
  const { t } = useI18n();
  const { attempt, tell } = useFailure();

  /** @returns what the house answered; undefined when it was not done */
  async function decide<T>(
    work: () => Promise<T>,
    { done, undo, told, changed }: DecisionWords,
  ): Promise<T | undefined> {
    try {
      const answer = await work();
      if (!undo) quasar.notify({ type: 'done', message: done });
      else
        quasar.notify({
          type: 'undoable',
          message: done,
          actions: [{ label: t('inquiry.undo'), color: 'white', handler: () => void attempt(undo).finally(changed) }],
        });
      return answer;
    } catch (error) {
      if (isProblem(error, 'sales.inquiry-changed') || isProblem(error, 'sales.inquiry-taken')) {
        changed();
        quasar.notify({
          type: 'failure',
          message: isProblem(error, 'sales.inquiry-taken') ? (error as Error).message : t('inquiry.changedTitle'),
          caption: t('inquiry.changedText'),
        });
      } else if (!told?.(error)) tell(error);
      return undefined;
    }
  }
  return { decide };
}
