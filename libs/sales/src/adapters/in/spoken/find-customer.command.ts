import {
  type SpokenAnswer,
  SpokenCommand,
  type SpokenCommandHandler,
  type SpokenContext,
  holds,
} from '@prorab/platform/marks';
import { LookAlikes } from '../../../application/queries/look-alikes.query.js';
import type { PartyLine } from '../../../application/queries/party-line.js';
import { Colleagues } from '../../../application/ports/colleagues.port.js';
import { CustomersByWords } from './customers-by-words.js';
import { answer } from './inquiry-words.js';

const SHOWN = 8;
const POINTS = 3;
/** Look-alikes of one that are named. */
const ALIKE = 3;

/** Customers by what people know of them. */
@SpokenCommand({
  id: 'sales.find-customer',
  right: 'sales.party.read',
  title: { ru: 'Найти клиента', en: 'Find a customer' },
  phrases: {
    ru: [
      'найди|найти|поищи|ищи {who}',
      'найди|найти клиента|компанию|контрагента {who}',
      'клиент|контрагент {who}',
      'кто такие|такой {who}',
      'чей телефон|номер|адрес {who}',
    ],
    en: ['find|search {who}', 'find customer|company {who}', 'customer {who}', 'whose phone|number|address {who}'],
  },
  slots: {
    who: {
      kind: 'text',
      ask: { ru: 'Кого найти? Название, телефон, почта или ИНН.', en: 'Whom? A name, phone, e-mail or INN.' },
    },
  },
  effect: 'read',
})
export class FindCustomerCommand implements SpokenCommandHandler<{ who: string }> {
  constructor(
    private readonly customers: CustomersByWords,
    private readonly lookAlikes: LookAlikes,
    private readonly colleagues: Colleagues,
  ) {}

  async run({ who }: { who: string }, context: SpokenContext): Promise<SpokenAnswer> {
    const ru = context.language === 'ru';
    const found = await this.customers.find(who, SHOWN);
    if (found.length === 0) return answer(context, ru ? `Клиента «${who}» не нашлось.` : `No customer «${who}».`);
    const names = await this.colleagues.names();
    const shown = found.slice(0, SHOWN);
    const alike = await this.lookAlikes.execute({ partyIds: shown.map(({ partyId }) => partyId) });
    const more =
      found.length > SHOWN ? [ru ? '…есть ещё, уточните название' : '…there are more, say more of the name'] : [];
    return answer(context, ru ? `Нашлось по «${who}»:` : `Found for «${who}»:`, {
      lines: [
        ...shown.map((party) => this.#line(party, alike.get(party.partyId) ?? [], names, ru)),
        ...more,
        ...(alike.size && holds(context.role, 'sales.party.merge') ? [whereToDecide(ru)] : []),
      ],
    });
  }

  #line(
    { title, points, responsibleId }: PartyLine,
    alike: readonly string[],
    names: ReadonlyMap<string, string>,
    ru: boolean,
  ): string {
    const others = alike.slice(0, ALIKE).map((name) => `«${name}»`);
    const reached = points.slice(0, POINTS).map(({ value }) => value);
    const responsible = responsibleId === null ? null : names.get(responsibleId);
    return [
      title ?? (ru ? 'без имени' : 'no name'),
      reached.filter((value) => value !== title).join(', '),
      responsible ? `${ru ? 'ответственный' : 'responsible'}: ${responsible}` : '',
      others.length ? `${ru ? 'возможно, тот же, что' : 'may be the same as'} ${others.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join(' · ');
  }
}

const whereToDecide = (ru: boolean): string =>
  ru
    ? 'Один ли это покупатель, решают на странице «Похожие покупатели».'
    : 'Whether they are one customer is decided on the page “Look-alikes”.';
