/**
 * Whether a word of SIP may go from a browser to the exchange: one message, whole, and whatever begins something new comes from the phone
 * that the browser is (`305-web`). The exchange asks for its password besides; but it knows providers by their address alone, and all
 * browsers come to it from ours.
 */
export function speaksFor(text: string, user: string): boolean {
  if (/^(?:\r\n)+$/.test(text)) return true;
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end < 0 ? 0 : end);
  if (ODD_SIGNS.test(head)) return false;
  const [start = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() };
  });
  const all = (name: string, short: string): string[] =>
    headers.filter((one) => one.name === name || one.name === short).map(({ value }) => value);
  const length = all('content-length', 'l');
  if (length.length !== 1 || Number(length[0]) !== Buffer.byteLength(text) - Buffer.byteLength(text.slice(0, end + 4)))
    return false;
  if (/^SIP\/2\.0 \d{3} /.test(start)) return true;
  if (!/^[A-Z]+ \S+ SIP\/2\.0$/.test(start)) return false;
  const [from, to] = [all('from', 'f'), all('to', 't')];
  // The exchange takes a registration as a new one, whatever it says of going on.
  const goesOn =
    !start.startsWith('REGISTER ') && to.length === 1 && to.every((value) => /;\s*tag\s*=/i.test(unquoted(value)));
  return from.length === 1 && (goesOn || from.every((value) => userOf(value) === user));
}

/** Of its headers: the exchange ends a line at a bare line feed or carriage return, too, and would read what we have not. */
const ODD_SIGNS = /\r(?!\n)|(?<!\r)\n|[^\P{Cc}\t\r\n]/u;
const unquoted = (value: string): string => value.replace(/"(?:\\.|[^"\\])*"/g, '');
const userOf = (value: string): string | null => {
  const said = unquoted(value);
  return (/<\s*sips?:([^@>]*)@/i.exec(said) ?? /^\s*sips?:([^@;]*)@/i.exec(said))?.[1] ?? null;
};
