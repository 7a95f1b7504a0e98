import type { AddressDto } from '../api/schema.js';

/** «a@b.ru, Иван <c@d.ru>; e@f.ru» → addresses; the house says which of them will not do. */
export function addressesIn(text: string): AddressDto[] {
  return text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const named = /^(.*?)<([^<>]+)>$/.exec(part);
      const name = named?.[1]?.trim().replace(/^"|"$/g, '');
      return named?.[2] ? { address: named[2].trim(), ...(name ? { name } : {}) } : { address: part };
    });
}
