export interface Reading {
  ms: number;
  cpuMs: number;
  rss: number;
  rows?: number;
  statements?: number;
  facts?: number;
  counts?: Record<string, number>;
}
export interface Polls {
  polls: number;
  meanMs: number;
  mostMs: number;
}
export function inChild(env: Record<string, string>, way: 'bare' | 'adapter', ...args: string[]): Promise<Reading>;
export function inChild(env: Record<string, string>, way: 'polls', ...args: string[]): Promise<Polls>;
