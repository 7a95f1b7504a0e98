/** One invented case goes through all examples of the API document. */
export const ID = '0199d3a1-7c1e-7000-8000-0242ac120002';
export const OTHER_ID = '0199d3a1-7c1e-7000-8000-0242ac120003';
export const AT = '2026-11-23T09:00:00.000Z';
export const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
export const PERSON = { address: 'ivan@stroydvor.ru', name: 'Иван Петров' };
