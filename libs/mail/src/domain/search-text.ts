/** How texts are kept for searching and how they are searched for: lower case, ё as е, single spaces. */
export const searchText = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

/** The words of a search, each of which has to occur; at most six, so that nobody can make the table sweat. */
export const searchWords = (text: string): string[] =>
  [...new Set(searchText(text.slice(0, 200)).split(' ').filter(Boolean))].slice(0, 6);
