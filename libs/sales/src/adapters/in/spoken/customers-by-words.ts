import { stemOf, wordsOf } from '@prorab/kernel';
import { Injectable } from '@nestjs/common';
import { ListParties } from '../../../application/queries/list-parties.query.js';
import type { PartyLine } from '../../../application/queries/party-line.js';

/** Customers as people say them. */
@Injectable()
export class CustomersByWords {
  constructor(private readonly listParties: ListParties) {}

  /** As it was said; and since people decline names («найди Ромашку»), by the stems of its words. One more than `limit` where there are more. */
  async find(who: string, limit: number): Promise<PartyLine[]> {
    const find = (text: string): Promise<PartyLine[]> => this.listParties.execute({ text, limit, after: null });
    const asSaid = await find(who);
    if (asSaid.length > 0) return asSaid;
    // «с ИНН 7802345678», «кто звонил с 8 921 555-12-12»
    const number = /\S+@\S+|\+?\d[\d\s()-]{5,}\d/u.exec(who)?.[0];
    const byNumber = number === undefined || number === who ? [] : await find(number);
    if (byNumber.length > 0) return byNumber;
    const stems = wordsOf(who, 6).map(stemOf).join(' ');
    return stems === '' || stems === who.toLowerCase() ? [] : find(stems);
  }
}
