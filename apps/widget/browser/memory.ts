/** What the browser keeps for us; where it refuses to (blocked cookies, private windows), the page keeps it while it stands. */
export interface Memory {
  get<T>(key: string): T | null;
  put(key: string, value: unknown): void;
  drop(key: string): void;
}

export function memoryOf(prefix: string): Memory {
  const own = new Map<string, string>();
  const kept = storage();
  return {
    get: <T>(key: string): T | null => {
      const text = own.get(key) ?? attempt(() => kept?.getItem(prefix + key)) ?? null;
      return text === null ? null : ((attempt(() => JSON.parse(text)) ?? null) as T | null);
    },
    put: (key, value) => {
      const text = JSON.stringify(value);
      // A full storage keeps the old value: ours stands before it.
      const isKept = kept && attempt(() => (kept.setItem(prefix + key, text), true));
      if (isKept) own.delete(key);
      else own.set(key, text);
    },
    drop: (key) => {
      own.delete(key);
      attempt(() => kept?.removeItem(prefix + key));
    },
  };
}

/** Even to ask for it throws where it is blocked. */
const storage = (): Storage | null => attempt(() => window.localStorage) ?? null;
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    void error; // blocked or full: the caller has another place
    return undefined;
  }
}
