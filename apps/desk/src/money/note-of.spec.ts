import { noteOf } from './note-of.js';

const key = '0199d3a1-7c1e-7000-8000-0242ac120050';

it.each([
  [`${key} Самовывоз`, 'Самовывоз'],
  [key, ''],
  [`по заказу ${key}`, `по заказу ${key}`],
  [`${key}7`, `${key}7`],
  [null, ''],
])('of «%s» people read «%s»', (note, read) => expect(noteOf(note)).toBe(read));
