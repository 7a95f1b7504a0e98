import { Patience } from './patience.js';

const never = new Promise<void>(() => undefined);

describe('the patience of a house that stops', () => {
  it('waits for what is in hand, and says so', async () => {
    const patience = new Patience(60_000);
    expect(await patience.within(Promise.resolve())).toBe(true);
    expect(patience.over.aborted).toBe(false);
    patience.end();
  });
  it('is one span for all that it waits for', async () => {
    const patience = new Patience(20);
    expect(await Promise.all([patience.within(never), patience.within(never)])).toEqual([false, false]);
    expect(patience.over.aborted).toBe(true);
    expect(await patience.within(never)).toBe(false);
    expect(await patience.within(Promise.resolve())).toBe(true);
  });
  it('gives what was cut off a moment to write down how far it was', async () => {
    const patience = new Patience(1);
    let letGo = (): void => undefined;
    const work = new Promise<void>((resolve) => (letGo = resolve));
    patience.over.addEventListener('abort', () => letGo());
    expect(await patience.within(work, 60_000)).toBe(true);
    expect(await patience.within(never, 1)).toBe(false);
  });
  it('tells once that it has begun', () => {
    const patience = new Patience(60_000);
    let told = 0;
    patience.whenBegun(() => told++);
    patience.begin();
    patience.begin();
    patience.end();
    expect([told, patience.hasBegun]).toEqual([1, true]);
  });
  it('passes a failure of the work on', async () => {
    const patience = new Patience(60_000);
    await expect(patience.within(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    patience.end();
  });
});
