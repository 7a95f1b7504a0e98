import { isIPv6 } from 'node:net';

/**
 * By what a limit counts: the address itself for IPv4, also where it came as `::ffff:192.0.2.1`; for IPv6 its first 64 bits, because whoever
 * has one such address has all of them.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return address;
  const groups = groupsOf(bare);
  if (groups.slice(0, 5).every((g) => g === 0) && groups[5] === 0xffff)
    return groups
      .slice(6)
      .flatMap((g) => [g >> 8, g & 0xff])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((g) => g.toString(16))
    .join(':')}::/64`;
}

function groupsOf(address: string): number[] {
  // As a host of a URL it is written in one way only, and without dots.
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = [], tail = []] = plain.split('::').map((half) => (half === '' ? [] : half.split(':')));
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail].map((g) =>
    Number.parseInt(g, 16),
  );
}
