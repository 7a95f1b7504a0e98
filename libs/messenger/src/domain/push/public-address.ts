const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
/** Networks that are nobody's on the open internet (RFC 6890 and its successors): first address, length of the prefix. */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Whether an IP address is one of the open internet: not ours, not the machine's own, not one that stands for another (6to4, Teredo, mapped). */
export function isPublicAddress(address: string): boolean {
  const v4 = numberOf(address);
  if (v4 !== null) return !CLOSED_V4.some(([first, length]) => sameNetwork(v4, numberOf(first) ?? 0, length));
  // Of IPv6 only 2000::/3 is given out, and in it some blocks are not for hosts.
  const text = address.toLowerCase().replace(/%.*$/, '');
  const [first = '', second = ''] = text.split(':');
  const head = parseInt(first, 16);
  if (!text.includes(':') || Number.isNaN(head) || (head & 0xe000) !== 0x2000) return false;
  if (head === 0x2002) return false;
  const next = parseInt(second || '0', 16);
  return !(head === 0x2001 && (next < 0x200 || next === 0xdb8)) && !(head === 0x3fff && next < 0x1000);
}

const numberOf = (address: string): number | null => {
  const parts = V4.exec(address)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return null;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
};
const sameNetwork = (a: number, b: number, length: number): boolean =>
  Math.floor(a / 2 ** (32 - length)) === Math.floor(b / 2 ** (32 - length));
