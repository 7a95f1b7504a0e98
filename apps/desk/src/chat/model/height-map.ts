/**
 * Where each row of a long list stands, when rows differ in height and most were never drawn: a sum tree over heights, guessed until
 * measured. Rows are counted from 0; each question is O(log n).
 */
export class HeightMap {
  #tree: Float64Array;
  #heights: Float32Array;
  #count: number;

  constructor(
    count: number,
    readonly guess: number,
  ) {
    this.#count = count;
    this.#heights = new Float32Array(capacityFor(count)).fill(guess);
    this.#tree = build(this.#heights);
  }

  get count(): number {
    return this.#count;
  }
  get total(): number {
    return this.offsetOf(this.#count);
  }
  heightOf(row: number): number {
    return this.#heights[row] ?? this.guess;
  }

  /** Rows are added at the end only. */
  grow(count: number): void {
    if (count <= this.#count) return;
    if (count > this.#heights.length) {
      const larger = new Float32Array(capacityFor(count)).fill(this.guess);
      larger.set(this.#heights);
      this.#heights = larger;
      this.#tree = build(larger);
    }
    this.#count = count;
  }
  /** @returns by how much it differs from what was thought */
  set(row: number, height: number): number {
    if (row < 0 || row >= this.#count) return 0;
    const before = this.heightOf(row);
    this.#heights[row] = height;
    const difference = this.heightOf(row) - before;
    if (difference !== 0)
      for (let i = row + 1; i < this.#tree.length; i += i & -i) this.#tree[i] = (this.#tree[i] ?? 0) + difference;
    return difference;
  }
  /** Distance of a row from the beginning. */
  offsetOf(row: number): number {
    let sum = 0;
    for (let i = Math.min(row, this.#count); i > 0; i -= i & -i) sum += this.#tree[i] ?? 0;
    return sum;
  }
  /** The row at a distance from the beginning. */
  rowAt(offset: number): number {
    let [row, left] = [0, Math.max(0, offset)];
    for (let step = highestBit(this.#tree.length - 1); step > 0; step >>= 1) {
      const next = row + step;
      const sum = this.#tree[next];
      if (next <= this.#count && sum !== undefined && sum <= left) {
        row = next;
        left -= sum;
      }
    }
    return Math.max(0, Math.min(row, this.#count - 1));
  }
}

const capacityFor = (count: number): number => Math.max(256, Math.ceil(count * 1.25));
const highestBit = (n: number): number => (n <= 0 ? 0 : 2 ** Math.floor(Math.log2(n)));
function build(heights: Float32Array): Float64Array {
  const tree = new Float64Array(heights.length + 1);
  for (let i = 1; i < tree.length; i++) {
    tree[i] = (tree[i] ?? 0) + (heights[i - 1] ?? 0);
    const parent = i + (i & -i);
    if (parent < tree.length) tree[parent] = (tree[parent] ?? 0) + (tree[i] ?? 0);
  }
  return tree;
}
