/** A stream of changes that desks may follow, and the right that it takes. */
const streams = new Map<string, { right: string }>();
export function defineStream(stream: string, options: { right: string }): string {
  streams.set(stream, options);
  return stream;
}
export const streamNamed = (stream: string): { right: string } | undefined => streams.get(stream);
export const allStreams = (): string[] => [...streams.keys()];
