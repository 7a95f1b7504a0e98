import { useI18n } from 'vue-i18n';
import { ApiProblem, NoConnection } from '../api/problem.js';
import { useQuasar } from 'quasar';

/** What went wrong, in words for the one who did it. */
export function useFailure() {
  const { t } = useI18n();
  const quasar = useQuasar();
  const textOf = (error: unknown): string => {
    if (error instanceof NoConnection) return t('failure.noConnection');
    if (error instanceof ApiProblem) {
      if (error.code === 'sales.inquiry-changed') return t('failure.changedMeanwhile');
      return error.message;
    }
    return t('failure.ours', { what: error instanceof Error ? error.message : String(error) });
  };
  const tell = (error: unknown): void => {
    quasar.notify({ type: 'failure', message: textOf(error) });
  };
  /** @returns whether it was done */
  const attempt = async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
    try {
      await work();
      if (done) quasar.notify({ type: 'done', message: done });
      return true;
    } catch (error) {
      tell(error);
      return false;
    }
  };
  return { textOf, tell, attempt };
}
