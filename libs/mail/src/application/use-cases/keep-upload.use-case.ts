import { Clock } from '@prorab/kernel';
import { FileStore, UnitOfWork, UseCase, actorId } from '@prorab/platform/marks';
import { safeAttachmentName } from '../../domain/attachment-name.js';
import { MailSettings } from '../mail-settings.js';
import { FileTypes } from '../ports/file-types.port.js';
import { type Upload, Uploads } from '../ports/uploads.port.js';

/** A file for an answer: streamed to the store, named safely, its type taken from its content. */
@UseCase()
export class KeepUpload {
  constructor(
    private readonly files: FileStore,
    private readonly types: FileTypes,
    private readonly uploads: Uploads,
    private readonly settings: MailSettings,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws FileTooLarge */
  async execute({ name, content }: { name: string; content: AsyncIterable<Uint8Array> }): Promise<Upload> {
    const { hash, size } = await this.files.put(content, { limit: this.settings.values.answerBytes });
    const type = (await this.types.ofStored(hash)) ?? 'application/octet-stream';
    const upload = { hash, size, type, name: safeAttachmentName(name, 'file') };
    const uploadedBy = actorId();
    await this.work.run(() => this.uploads.keep({ ...upload, uploadedBy, uploadedAt: this.clock.now() }));
    return upload;
  }
}
