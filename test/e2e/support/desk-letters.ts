import type { CustomerLetter } from './a-desk-house.js';

const html = (body: string): string =>
  `<div style="font-family:Arial">${body}</div><img src="https://track.example/open.gif" width="1" height="1">`;

/** A morning's post of a trading company. */
export const customers: readonly CustomerLetter[] = [
  {
    ...{ from: 'petrov@stroydvor.example', name: 'Иван Петров', subject: 'Газобетон D500, 24 м³ в Колпино' },
    text: 'Добрый день! Просим выставить счёт на газобетон D500 600×300×200, 24 м³, с доставкой в Колпино.',
    html: html(
      '<p>Добрый день!</p><p>Просим выставить счёт:</p><table border="1" cellpadding="6" style="border-collapse:collapse"><tr><th>Позиция</th><th>Количество</th></tr><tr><td>Газобетон D500 600×300×200</td><td>24 м³</td></tr><tr><td>Клей для газобетона, 25 кг</td><td>40 мешков</td></tr></table><p>Доставка в Колпино, разгрузка манипулятором. Нужно к четвергу.</p><p>Иван Петров, ООО «Стройдвор»<br>+7 812 555-01-42</p>',
    ),
    files: [{ filename: 'Спецификация.pdf', content: '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF' }],
  },
  {
    from: 'kuznetsova@dom-i-sad.example',
    name: 'Елена Кузнецова',
    subject: 'Цемент М500 в мешках',
    text: 'Здравствуйте! Сколько стоит цемент М500 по 50 кг при заказе от 200 мешков? Самовывоз.',
  },
  {
    from: 'snab@monolit-sz.example',
    name: 'Монолит СЗ',
    subject: 'Арматура А500С 12 мм',
    text: 'Просим КП на арматуру А500С 12 мм, 18 тонн, доставка на Пулково. Оплата по факту.',
  },
  {
    from: 'orlov.a@mail.example',
    name: 'Алексей Орлов',
    subject: 'Кирпич облицовочный на дом',
    text: 'Нужен кирпич на дом 12 на 10, посоветуйте, какой взять и сколько. Фундамент готов.',
  },
  {
    from: 'zakaz@krovlya-plus.example',
    name: 'Кровля плюс',
    subject: 'Металлочерепица RAL 8017',
    text: 'Добрый день, отгрузите, пожалуйста, как в прошлый раз: 320 м² RAL 8017. Адрес прежний.',
  },
  {
    from: 'bukh@teplodom.example',
    name: 'Тепло Дом, бухгалтерия',
    subject: 'Акт сверки за октябрь',
    text: 'Вышлите, пожалуйста, акт сверки за октябрь и оригиналы счетов-фактур.',
  },
  {
    from: 'igor@dacha-pskov.example',
    name: 'Игорь Савельев',
    subject: 'Доставка в Печоры, когда?',
    text: 'Заказ 1042. Обещали во вторник, сегодня среда. Когда ждать машину?',
  },
  {
    from: 'nina.v@yandex.example',
    name: 'Нина Власова',
    subject: 'Плитка для ванной, 18 м²',
    text: 'Здравствуйте, есть ли в наличии плитка «Аврора» белая матовая? Нужно 18 м² и затирка.',
  },
];
