/** `insecure`: the page came over plain HTTP, where browsers give nobody the microphone. */
export type Microphone = 'ready' | 'denied' | 'missing' | 'in-use' | 'insecure';

type Devices = Pick<MediaDevices, 'getUserMedia'>;

/** Asks for the microphone, as the browser asks its owner, and lets go of it at once. */
export async function askMicrophone(
  devices: Devices | undefined = globalThis.navigator?.mediaDevices,
): Promise<Microphone> {
  if (!devices) return 'insecure';
  try {
    const sound = await devices.getUserMedia({ audio: true });
    for (const track of sound.getTracks()) track.stop();
    return 'ready';
  } catch (error) {
    return whyNot(error);
  }
}

const REASONS: Record<string, Microphone> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
};
/** What a refusal of `getUserMedia` means. */
export const whyNot = (error: unknown): Microphone =>
  (error instanceof Error ? REASONS[error.name] : undefined) ?? 'in-use';
