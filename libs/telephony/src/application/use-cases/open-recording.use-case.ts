import { AuditLog, FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import { RangeInvalid } from '../../domain/recording.errors.js';
import { RecordingAccess } from '../recording-access.js';

export interface OpenedRecording {
  readonly hash: string;
  readonly type: string;
  readonly size: number;
  readonly range: { readonly start: number; readonly end: number } | null;
  readonly content: Awaited<ReturnType<FileStore['open']>>;
}

/** What was said in a call, whole or a part of it; that somebody listened is on record. */
@UseCase()
export class OpenRecording {
  constructor(
    private readonly access: RecordingAccess,
    private readonly files: FileStore,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws CallMissing, RecordingNotYours, RecordingMissing, RangeInvalid */
  async execute({
    callId,
    range: asked,
  }: {
    callId: string;
    range: { start: number | null; end: number | null } | null;
  }): Promise<OpenedRecording> {
    const { hash, type, bytes: size } = await this.access.voiceOf(callId);
    const range = asked && within(asked, size);
    const content = await this.files.open(hash, range ?? undefined);
    const after = range && { from: range.start, to: range.end, of: size };
    await this.work.run(async () =>
      this.audit.record({ action: 'telephony.recording.listen', subject: `call:${callId}`, after }),
    );
    return { hash, type, size, range, content };
  }
}

/** `bytes=5-`, `bytes=5-9`, `bytes=-9` (the last nine). */
function within(
  { start, end }: { start: number | null; end: number | null },
  size: number,
): { start: number; end: number } {
  const from = start ?? Math.max(0, size - (end ?? 0));
  const to = start === null ? size - 1 : Math.min(end ?? size - 1, size - 1);
  if (from > to || from >= size) throw new RangeInvalid(size);
  return { start: from, end: to };
}
