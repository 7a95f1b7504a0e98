import { type SpokenAnswer, type SpokenContext, counted, holds, saidLength } from '@prorab/platform/marks';
import type { PersonSummary, SummaryView } from '../../../application/queries/sales-summary.query.js';
import { answer } from './inquiry-words.js';

const PEOPLE = 15;
/** Who may see the lateness of others may see what each has done. */
const BY_PERSON = 'sales.breach.read';

export function summaryAnswer(title: string, view: SummaryView, context: SpokenContext): SpokenAnswer {
  const { language, role } = context;
  const ru = language === 'ru';
  const inquiries = (n: number): string =>
    counted(n, language, ['обращение', 'обращения', 'обращений'], ['inquiry', 'inquiries']);
  const speed = view.medianFirstAnswer;
  const lines = [
    `${ru ? 'Поступило' : 'Received'}: ${inquiries(view.received)}`,
    `${ru ? 'Получили первый ответ' : 'First answered'}: ${view.answered}`,
    ...(speed === null
      ? []
      : [
          `${ru ? 'До первого ответа, половина быстрее' : 'To the first answer, half were faster'}: ${saidLength(speed, language)}`,
        ]),
    ru ? `Закрыто: успешно ${view.won}, с отказом ${view.lost}` : `Closed: won ${view.won}, lost ${view.lost}`,
    ru
      ? `Сейчас ждут ответственного: ${view.waiting}, просрочен ответ: ${view.overdue}`
      : `Now waiting for an owner: ${view.waiting}, late: ${view.overdue}`,
  ];
  const people = holds(role, BY_PERSON) ? view.people.slice(0, PEOPLE).map((person) => personLine(person, ru)) : [];
  return answer(context, title, {
    lines: people.length > 0 ? [...lines, ru ? 'По людям:' : 'By person:', ...people] : lines,
  });
}

const personLine = ({ name, answered, won, lost, open }: PersonSummary, ru: boolean): string =>
  ru
    ? `${name}: ответов ${answered}, закрыто ${won + lost} (успешно ${won}), открыто ${open}`
    : `${name}: ${answered} answered, ${won + lost} closed (${won} won), ${open} open`;
