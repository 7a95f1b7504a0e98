import type { Chance } from './chance.js';

/** Customers and goods as people type them into 1C: invented, but untidy in the ways that matter. */
const WORDS =
  'Восток Запад Север Юг Альфа Вектор Гарант Двина Енисей Заря Исток Кедр Лидер Меридиан Нева Олимп Прогресс Рубин Сигма Техно Урал Феникс Холдинг Центр Эталон Якорь'.split(
    ' ',
  );
const TRADES = 'строй торг монтаж сервис снаб инвест дом маркет ресурс проект'.split(' ');
const SURNAMES =
  'Иванов Петров Сидоров Кузнецов Смирнов Попов Васильев Соколов Михайлов Фёдоров Королёв Зайцев Жуков Щербаков Эйхе'.split(
    ' ',
  );
const FIRST =
  'Александр Борис Виктор Геннадий Дмитрий Евгений Иван Константин Михаил Николай Олег Пётр Семён Юрий'.split(' ');
const FATHERS = 'Алексеевич Борисович Викторович Дмитриевич Иванович Николаевич Петрович Семёнович'.split(' ');
const STREETS = 'Ленина Мира Садовая Заводская Лесная Парковая Советская Новая Кирова Гагарина'.split(' ');
const CITIES = ['Москва', 'Подольск', 'Химки', 'Тула', 'Калуга', 'Тверь'];
const GOODS =
  'Кирпич Блок Плитка Цемент Смесь Кабель Труба Профиль Брус Доска Утеплитель Краска Саморез Розетка Арматура'.split(
    ' ',
  );
const SORTS = [
  'М150',
  'М200',
  'М500 Д0',
  'ВВГ 3х1.5',
  '60х60',
  '50 мм',
  'белая',
  'оцинк.',
  '2 сорт',
  'ГОСТ',
  '20кг',
  'RAL 8017',
];

export const companyName = (chance: Chance): string =>
  chance.is(0.5) ? `${chance.of(WORDS)}${chance.of(TRADES)}` : `${chance.of(WORDS)}-${chance.whole(1, 99)}`;
export const personName = (chance: Chance): string =>
  `${chance.of(SURNAMES)} ${chance.of(FIRST)} ${chance.of(FATHERS)}`;
export const shortPerson = (name: string): string => {
  const [surname = '', first = '', father = ''] = name.split(' ');
  return `${surname} ${first.charAt(0)}.${father.charAt(0)}.`;
};
export const address = (chance: Chance): string =>
  `${chance.whole(101000, 399999)}, ${chance.of(CITIES)}, ул. ${chance.of(STREETS)}, ${chance.whole(1, 150)}`;
export const goods = (chance: Chance): string => `${chance.of(GOODS)} ${chance.of(SORTS)}`;

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.whole(0, 9)).join('');

/** Free text of the field of phones: several, with words, extensions and now and then without the code. */
export function phones(chance: Chance, number: number): string {
  const mobile = `9${String(number % 1_000_000_000).padStart(9, '0')}`;
  const parts = [mobile.slice(0, 3), mobile.slice(3, 6), mobile.slice(6, 8), mobile.slice(8)];
  const first = chance.of([
    `+7 (${parts[0]}) ${parts[1]}-${parts[2]}-${parts[3]}`,
    `8-${parts.join('-')}`,
    `8${mobile}`,
    `8 ${parts[0]} ${parts[1]} ${parts[2]} ${parts[3]}`,
    `тел.(${parts[0]})${parts[1]}${parts[2]}${parts[3]}`,
  ]);
  const office = chance.of([
    '',
    '',
    `, (495) ${digits(chance, 3)}-${digits(chance, 2)}-${digits(chance, 2)} доб. ${chance.whole(100, 999)}`,
    ` ${digits(chance, 3)}-${digits(chance, 4)} факс`,
    ' звонить после 10',
  ]);
  return `${first}${office}`;
}

/** With right check digits. */
export function inn(chance: Chance, length: 10 | 12): string {
  const check = (body: string, weights: readonly number[]): string =>
    String((weights.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0) % 11) % 10);
  const ten = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  if (length === 10) {
    const body = `77${digits(chance, 7)}`;
    return body + check(body, ten);
  }
  const body = `77${digits(chance, 8)}`;
  const eleventh = check(body, [7, ...ten]);
  return `${body}${eleventh}${check(body + eleventh, [3, 7, ...ten])}`;
}
