import { languageIn } from './reader-language.js';

it.each([
  [undefined, 'ru'],
  ['en-GB,ru;q=0.5', 'en'],
  ['ru,en;q=0.9', 'ru'],
  ['de, en;q=0.7', 'en'],
  ['de', 'ru'],
])('%s is answered in %s', (header, language) => {
  expect(languageIn(header)).toBe(language);
});
