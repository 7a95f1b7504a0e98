import { orderKeyIn } from './order-key.js';

const KEY = '0199d3a1-7c1e-7000-8000-0242ac120050';

it.each([KEY, `${KEY} Самовывоз`, `${KEY}\nСамовывоз`])('stands first: %s', (note) => {
  expect(orderKeyIn(note)).toBe(KEY);
});
it.each([
  null,
  '',
  'Самовывоз',
  ` ${KEY}`,
  `по заказу ${KEY}`,
  `${KEY}7`,
  `${KEY}-1`,
  KEY.slice(0, -1),
  KEY.toUpperCase(),
  `«${KEY}»`,
])('anything else is what a person wrote: %s', (note) => {
  expect(orderKeyIn(note)).toBeNull();
});
