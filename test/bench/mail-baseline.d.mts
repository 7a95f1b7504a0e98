export interface Measured {
  letters: number;
  seconds: number;
  /** Peak, in bytes. */
  rss: number;
}
export function report(name: string, measured: Measured): void;
/** Measures in a process of its own: `fetch`, `parse` (the bare loop), `reader`. */
export function inChild(way: string, user: string, port: string): Promise<Measured>;
export function mbsync(user: string, port: number): Promise<Omit<Measured, 'letters'>>;
