/** Two notes, a pause: heard across a room, and no sound of the phone on the desk. */
const NOTES = [660, 550] as const;
const NOTE_S = 0.35;
const EVERY_MS = 2_500;
const LOUDNESS = 0.12;

/** Rings through the speakers. A browser lets no page sound that nobody has touched: until then it rings in silence. */
export class RingTone {
  #sound: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param silent told whether it cannot be heard yet */
  constructor(private readonly silent: (is: boolean) => void) {}

  ring(on: boolean): void {
    clearInterval(this.#timer);
    this.silent(false);
    if (!on) return void this.#sound?.suspend();
    const sound = (this.#sound ??= new AudioContext());
    const wake = (): void => void sound.resume().then(() => this.silent(false));
    wake();
    if (sound.state === 'suspended') {
      this.silent(true);
      for (const touch of ['pointerdown', 'keydown'] as const) addEventListener(touch, wake, { once: true });
    }
    const play = (): void => this.#play(sound);
    play();
    this.#timer = setInterval(play, EVERY_MS);
  }
  #play(sound: AudioContext): void {
    for (const [n, hertz] of NOTES.entries()) {
      const [from, until] = [sound.currentTime + n * NOTE_S, sound.currentTime + (n + 1) * NOTE_S];
      const note = new OscillatorNode(sound, { frequency: hertz });
      const gain = new GainNode(sound, { gain: 0 });
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.03);
      gain.gain.linearRampToValueAtTime(0, until);
      note.connect(gain).connect(sound.destination);
      note.start(from);
      note.stop(until);
    }
  }
}
