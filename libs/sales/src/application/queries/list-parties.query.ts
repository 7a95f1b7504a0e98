import { Query, Tables } from '@prorab/platform/marks';
import { contactPointKinds, keyOf, pointKey } from '../../domain/party/contact-point.js';
import { nameKey } from '../../domain/party/party-name.js';
import { SalesRules } from '../sales-rules.js';
import { type PartyLine, type StoredPartyLine, partyColumns, partyLine } from './party-line.js';
import { type Sql, afterKey, all, beginsWith, searchText, sql } from './sql-text.js';

export interface PartyFilter {
  /** Beginnings of words of the name; an e-mail address or its beginning; a phone number; an INN; a code of 1C. */
  text?: string;
  responsibleId?: string;
}
const mostWords = 6;

/** Customers by name; those that were merged away are left out. */
@Query()
export class ListParties {
  constructor(
    private readonly tables: Tables,
    private readonly rules: SalesRules,
  ) {}

  /** @param after name key and id of the last one seen @returns one more than `limit`, if there are */
  async execute({
    text,
    responsibleId,
    limit,
    after,
  }: PartyFilter & { limit: number; after: { nameKey: string; id: string } | null }): Promise<
    (PartyLine & { nameKey: string })[]
  > {
    const found = text?.trim() ? this.matching(text.trim()) : null;
    const where = all([
      sql('p.merged_into is null'),
      ...(responsibleId ? [sql('p.responsible_id = ?', responsibleId)] : []),
      ...(after ? [afterKey('p.name_key', 'p.id', false, [after.nameKey, after.id])] : []),
    ]);
    const rows = await this.tables.all<StoredPartyLine>(
      `select ${partyColumns} from ${found ? `(${found.text}) k join sales_party p on p.id = k.party_id` : 'sales_party p'}
       where ${where.text} order by p.name_key, p.id limit ${Math.trunc(limit) + 1}`,
      [...(found?.params ?? []), ...where.params],
    );
    return rows.map((r) => ({ ...partyLine(r), nameKey: r.name_key }));
  }

  /** Each way of meaning a party is a search of its own index; `union` leaves every party once. */
  private matching(text: string): Sql {
    const keys = contactPointKinds.flatMap((kind) => {
      const key = pointKey(kind, text, this.rules.areaCode);
      return key ? [keyOf(key)] : [];
    });
    const byPoint = (condition: Sql): Sql => ({
      text: `select party_id from sales_contact_point where ${condition.text}`,
      params: condition.params,
    });
    const digits = text.replace(/\D/g, '');
    return all(
      [
        ...this.byName(text),
        ...keys.map((key) => byPoint(sql('point_key = ?', key))),
        byPoint(beginsWith('point_key', `email:${searchText(text)}`)),
        ...(digits.length >= 4 && digits.length === text.replace(/[\s()+-]/g, '').length
          ? [
              byPoint(beginsWith('point_key', `phone:+${digits.replace(/^8/, '7')}`)),
              byPoint(beginsWith('point_key', `inn:${digits}`)),
            ]
          : []),
      ],
      ' union ',
    );
  }

  private byName(text: string): Sql[] {
    const words = [...new Set(nameKey(text).split(' '))].filter(Boolean).sort((a, b) => b.length - a.length);
    const [longest, ...others] = words.slice(0, mostWords);
    // Words of one or two letters are not in the index of words; beside a longer one they are looked for in the name itself.
    if (!longest || longest.length < 3) return longest ? [this.shortName(longest)] : [];
    const conditions = others.map((word): Sql => {
      if (word.length < 3) return sql('n.name_key like ?', `%${word}%`);
      const { text: range, params } = beginsWith('x.word', word);
      return { text: `exists (select 1 from sales_party_word x where x.party_id = w.party_id and ${range})`, params };
    });
    const { text: where, params } = all([beginsWith('w.word', longest), ...conditions]);
    return [
      {
        text: `select w.party_id from sales_party_word w join sales_party n on n.id = w.party_id where ${where}`,
        params,
      },
    ];
  }
  private shortName(word: string): Sql {
    const { text, params } = beginsWith('n.name_key', word);
    return { text: `select n.id as party_id from sales_party n where ${text}`, params };
  }
}
