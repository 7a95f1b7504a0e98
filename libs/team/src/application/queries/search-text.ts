/** How texts are kept for searching and how they are searched for: lower case, ё as е, single spaces. */
export const searchText = (text: string): string =>
  text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

/** A pattern for `like ? escape '!'` that takes what people type literally. */
export const containing = (text: string): string => `%${searchText(text).replace(/[!%_]/g, '!$&')}%`;
