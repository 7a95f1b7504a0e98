export { russianStem } from './russian-stem.js';
export { englishStem } from './english-stem.js';
export { stemOf, stemsOf, wordsOf } from './words.js';
