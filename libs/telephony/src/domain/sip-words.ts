/**
 * Whether a word of SIP may go from a browser to the exchange: one message, whole, and whatever begins something new comes from the phone
 * that the browser is (`305-web`). The exchange asks for its password besides; but it knows providers by their address alone, and all
 * browsers come to it from ours.
 */
export function speaksFor(text: string, user: string): boolean {
  if (/^(?:\r\n)+$/.test(text)) return true;
  const end = text.indexOf('\r\n\r\n');
  const [start = '', ...lines] = text
    .slice(0, end < 0 ? 0 : end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
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
  const goesOn = to.length === 1 && to.every((value) => /;\s*tag\s*=/i.test(unquoted(value)));
  return from.length === 1 && (goesOn || from.every((value) => userOf(value) === user));
}

const unquoted = (value: string): string => value.replace(/"(?:\\.|[^"\\])*"/g, '');
const userOf = (value: string): string | null => {
  const said = unquoted(value);
  return (/<\s*sips?:([^@>]*)@/i.exec(said) ?? /^\s*sips?:([^@;]*)@/i.exec(said))?.[1] ?? null;
};
