import { Clock, newId, safeFileName } from '@prorab/kernel';
import { FileStore, UnitOfWork, UseCase } from '@prorab/platform/marks';
import {
  FileEmpty,
  FileInfected,
  FilesNotWelcome,
  PictureNotForCustomers,
  TooManyUnsentFiles,
} from '../../domain/files/file-errors.js';
import { OPAQUE_PICTURES } from '../../domain/files/file-kinds.js';
import { type JudgedFile, judgeFile } from '../../domain/files/judge-file.js';
import type { FileOwner, MessageFile } from '../../domain/files/message-file.js';
import { FileRules } from '../files/file-rules.js';
import { LooseBytes } from '../files/loose-bytes.js';
import { PictureWork } from '../files/picture-work.js';
import { FileBook } from '../ports/file-book.port.js';
import { FileReaders } from '../ports/file-readers.port.js';
import { FileTypes } from '../ports/file-types.port.js';
import { VirusScan } from '../ports/virus-scan.port.js';

export interface FileToAttach {
  owner: FileOwner;
  conversationId: string;
  /** As the sender's program says; not trusted. */
  name: string;
  content: AsyncIterable<Uint8Array>;
}

/**
 * A file for a message: streamed to the store, looked into by the virus scanner before anything of ours reads it, typed by content,
 * a picture worked. It waits for its message; nobody but its owner sees it before.
 */
@UseCase()
export class AttachFile {
  constructor(
    private readonly files: FileStore,
    private readonly book: FileBook,
    private readonly readers: FileReaders,
    private readonly types: FileTypes,
    private readonly scan: VirusScan,
    private readonly pictures: PictureWork,
    private readonly loose: LooseBytes,
    private readonly rules: FileRules,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws FilesNotWelcome, FileTooLarge (platform), FileEmpty, FileInfected, VirusScanUnavailable, FileDisguised, FileExecutable, PictureUnreadable,
   * PictureNotForCustomers, TooManyUnsentFiles
   */
  async execute({ owner, conversationId, name: told, content }: FileToAttach): Promise<MessageFile> {
    const { bytes: limit, unsentPerOwner } = this.rules.values;
    const audience =
      owner.kind === 'assistant'
        ? 'staff'
        : await this.readers.audienceOf({ kind: owner.kind, id: owner.id }, conversationId);
    if (audience === null) throw new FilesNotWelcome(conversationId);
    const full = async (): Promise<boolean> => (await this.book.unsentOf(owner)) >= unsentPerOwner;
    if (await full()) throw new TooManyUnsentFiles(unsentPerOwner);
    const name = safeFileName(told, 'file');
    const { hash, size } = await this.files.put(content, { limit });
    const keys = [hash];
    try {
      const judged = await this.#look(hash, size, name);
      // A customer's own picture holds no secret of ours; he gets back what he sent.
      if (audience === 'customer' && owner.kind !== 'visitor' && OPAQUE_PICTURES.has(judged.type))
        throw new PictureNotForCustomers(judged.name, judged.type);
      const picture = judged.isPicture ? await this.pictures.of(hash, judged.type) : null;
      if (picture) keys.push(picture.clean.key, picture.preview.key);
      const file: MessageFile = {
        ...{ id: newId(), owner, conversationId, messageId: null, name: judged.name, type: judged.type, bytes: size },
        ...{ originalKey: hash, picture, createdAt: this.clock.now() },
      };
      await this.work.run(async () => {
        if (await full()) throw new TooManyUnsentFiles(unsentPerOwner);
        await this.book.add(file);
      });
      return file;
    } catch (error) {
      await this.loose.forgetLater(keys);
      throw error;
    }
  }

  async #look(key: string, size: number, name: string): Promise<JudgedFile> {
    if (size === 0) throw new FileEmpty(name);
    const verdict = await this.scan.check(key);
    if (!verdict.clean) throw new FileInfected(name, verdict.found);
    return judgeFile({ name, type: await this.types.ofStored(key), takesPrograms: this.rules.values.takesPrograms });
  }
}
