import { askMicrophone } from './microphone.js';

const devices = (ask: () => Promise<unknown>) => ({ getUserMedia: ask as () => Promise<MediaStream> });
const refused = (name: string) => devices(() => Promise.reject(Object.assign(new Error('no'), { name })));

describe('the microphone', () => {
  it('is asked for and let go of', async () => {
    let stopped = 0;
    const track = { stop: () => stopped++ };
    expect(await askMicrophone(devices(async () => ({ getTracks: () => [track, track] })))).toBe('ready');
    expect(stopped).toBe(2);
  });
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'in-use'],
  ])('%s: it is %s', async (name, what) => expect(await askMicrophone(refused(name))).toBe(what));
  it('is nobody’s on a page that came over plain HTTP', async () => {
    expect(await askMicrophone(undefined)).toBe('insecure');
  });
});
