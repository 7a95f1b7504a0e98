import type { LedgerParty } from '../../../../application/ports/ledger.port.js';
import { type XmlNode, childrenOf, textOf } from '../xml/xml-node.js';
import { BrokenRecord } from './broken-record.js';
import type { Told } from './told.js';
import { idOf, isTrue, keyOf } from './values.js';

/** `Контрагент`, in a document or by itself. */
export function partyIn(node: XmlNode): LedgerParty {
  const id = idOf(node);
  const [shortName, official] = [textOf(node, 'Наименование'), textOf(node, 'ОфициальноеНаименование')];
  const fullName = textOf(node, 'ПолноеНаименование') ?? official;
  const person = [textOf(node, 'Фамилия'), textOf(node, 'Имя'), textOf(node, 'Отчество')].filter((n) => n).join(' ');
  const name = shortName ?? fullName ?? person;
  if (!name) throw new BrokenRecord('<Контрагент> без <Наименование>');
  const contacts = childrenOf(node, 'Контакты', 'Контакт').map((contact) => ({
    type: (textOf(contact, 'Тип') ?? '').toLowerCase(),
    value: textOf(contact, 'Значение'),
  }));
  const said = (kind: RegExp): string[] => contacts.flatMap((c) => (c.value && kind.test(c.type) ? [c.value] : []));
  const address = childrenOf(node, 'АдресРегистрации')[0] ?? childrenOf(node, 'Адрес')[0];
  const isCompany = official !== null || childrenOf(node, 'РасчетныеСчета').length > 0;
  return {
    ...{ kind: 'party', key: keyOf(id), name, fullName },
    // By it 1C knows the customer again in an order of ours.
    code: textOf(node, 'Код') ?? (id.length <= 50 ? id : null),
    inn: textOf(node, 'ИНН')?.slice(0, 20) ?? null,
    phones: said(/телефон|phone/).join('; ') || null,
    email: said(/почта|mail/)[0]?.slice(0, 320) ?? null,
    address: textOf(address, 'Представление'),
    person: isCompany ? false : person ? true : null,
    marked: isTrue(textOf(node, 'ПометкаУдаления')),
  };
}
export const partyTold = (node: XmlNode): Told => ({ things: [{ thing: partyIn(node), parent: null }] });
