import { asksForDelivery, deliveryLetters, isDeliveryItem } from './delivery-words.js';

describe('words of delivery', () => {
  it.each([
    'Нужна доставка в Гатчину',
    'ДОСТАВКУ посчитайте, пожалуйста',
    'сколько стоит доставить на объект?',
    'Когда привезёте?',
    'сможете привезти в субботу',
    'вы доставляете в Тверь',
    'Сколько будет с доставкой',
  ])('«%s» asks for it', (text) => {
    expect(asksForDelivery(text)).toBe(true);
    expect(deliveryLetters.some((letters) => text.includes(letters))).toBe(true);
  });
  it.each([
    'Самовывоз, доставка не нужна',
    'без доставки',
    'вчера всё привезли',
    'кирпич доставили',
    'предоставьте счёт',
    '',
  ])('«%s» does not', (text) => expect(asksForDelivery(text)).toBe(false));
  it('is sold by lines of its own', () => {
    for (const name of [
      'Доставка до объекта',
      'Транспортные услуги',
      'Услуги по доставке',
      'Автоперевозка',
      'Перевозка груза',
    ])
      expect([name, isDeliveryItem(name)]).toEqual([name, name !== 'Автоперевозка']);
    expect(isDeliveryItem('Кирпич М150')).toBe(false);
  });
});
