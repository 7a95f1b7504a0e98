const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
const wish =
  /(?<!\p{L})(?:доставк\p{L}*|достави(?:ть|те|шь|т|м)(?!\p{L})|доставля\p{L}*|привез(?:ти|ете|ешь|ут|ем|ет)(?!\p{L}))/u;
const noWish = /(?<!\p{L})(?:самовывоз|без доставки|доставк[аиу] не нужн|не нужн[аоы] доставк)/u;
const item = /(?<!\p{L})(?:доставк|транспортн\p{L}* (?:услуг|расход)|перевозк)/u;

/** The customer wants to know of delivery. What was delivered already, or is fetched by himself, is no such word. */
export const asksForDelivery = (text: string): boolean => wish.test(plain(text)) && !noWish.test(plain(text));
/** A line of an invoice that delivery is sold by. */
export const isDeliveryItem = (name: string): boolean => item.test(plain(name));
/** How such words and lines begin, for a first look in the tables, as they are written in any letters. */
export const deliveryLetters = ['достав', 'привез', 'привёз', 'транспортн', 'перевозк'].flatMap((word) => [
  ...[word, `${word.charAt(0).toUpperCase()}${word.slice(1)}`, word.toUpperCase()],
]);
