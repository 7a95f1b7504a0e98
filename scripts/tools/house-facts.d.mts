export function filesUnder(folder: string, accept?: (path: string) => boolean): string[];
export function textOf(file: string): string;
export function contexts(): string[];
export function useCasesOf(context: string): string[];
export function eventsOf(context: string): string[];
export function ports(): { file: string; hasFake: boolean; hasContract: boolean }[];
export function numbers(): Record<string, number>;
