import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  counted,
} from '@prorab/platform/marks';
import { BoardCounts } from '../../../application/queries/board-counts.query.js';
import { ListInquiries } from '../../../application/queries/list-inquiries.query.js';
import { answer, inquiryInALine } from './inquiry-words.js';

const SHOWN = 10;
const BUTTONS = 5;

/** What the person holds, the oldest first. */
@SpokenCommand({
  id: 'sales.my-inquiries',
  right: 'sales.inquiry.read',
  title: { ru: 'Мои обращения', en: 'My inquiries' },
  phrases: {
    ru: ['мои|моё обращения|заявки', 'обращения|заявки у меня', 'что у меня в работе', 'что на мне'],
    en: ['my inquiries', 'what is on me'],
  },
  effect: 'read',
})
export class MyInquiriesCommand implements SpokenCommandHandler<object> {
  constructor(
    private readonly listInquiries: ListInquiries,
    private readonly boardCounts: BoardCounts,
  ) {}

  async run(_: object, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const filter = { ownerId: context.employeeId };
    const found = await this.listInquiries.execute({ filter, sort: 'oldest', limit: SHOWN, after: null });
    const shown = found.slice(0, SHOWN);
    if (shown.length === 0)
      return answer(context, ru ? 'На вас нет открытых обращений.' : 'You hold no open inquiries.');
    const { columns } = await this.boardCounts.execute();
    const all = columns.reduce((sum, { mine }) => sum + mine, 0);
    const count = counted(all, context.language, ['обращение', 'обращения', 'обращений'], ['inquiry', 'inquiries']);
    const rest = all - shown.length;
    return answer(context, ru ? `На вас ${count}:` : `You hold ${count}:`, {
      lines: [
        ...shown.map((line) => inquiryInALine(line, context)),
        ...(rest > 0 ? [ru ? `…и ещё ${rest} на доске` : `…and ${rest} more on the board`] : []),
      ],
      buttons: shown
        .slice(0, BUTTONS)
        .map(({ number }) => ({ label: `№ ${number}`, command: 'sales.inquiry-by-number', slots: { number } })),
    });
  }
}
