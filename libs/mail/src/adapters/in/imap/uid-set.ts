/** `1:5,9,12:13`: the shortest way to name these UIDs in a command. */
export function uidSet(uids: readonly number[]): string {
  const sorted = [...uids].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const uid of sorted) {
    const run = runs.at(-1);
    if (run && uid <= run[1] + 1) run[1] = uid;
    else runs.push([uid, uid]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}
