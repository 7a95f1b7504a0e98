export const mailDomain = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Providers where two addresses of one domain are two strangers. */
const FREE =
  /^(?:gmail\.com|googlemail\.com|yandex\.(?:ru|com|by|kz)|ya\.ru|mail\.ru|bk\.ru|list\.ru|inbox\.ru|internet\.ru|rambler\.ru|outlook\.com|hotmail\.com|icloud\.com|vk\.com)$/;
export const isFreeMail = (domain: string): boolean => FREE.test(domain);
