import { ManualClock, newId } from '@prorab/kernel';
import { FakeFileStore, FakeJobs, FakeUnitOfWork } from '@prorab/platform/testing';
import type { FileOwner, MessageFile } from '../../domain/files/message-file.js';
import { FakeFileBook } from '../ports/fake-file-book.js';
import { FakeFileReaders } from '../ports/fake-file-readers.js';
import { FakeFileTypes } from '../ports/fake-file-types.js';
import { FakePictures } from '../ports/fake-pictures.js';
import { FakeVirusScan } from '../ports/fake-virus-scan.js';
import { AttachFile, type FileToAttach } from '../use-cases/attach-file.use-case.js';
import { ForgetFilesOfDeletedMessages } from '../use-cases/forget-files-of-deleted-messages.use-case.js';
import { ForgetUnsentFiles } from '../use-cases/forget-unsent-files.use-case.js';
import { OpenFile } from '../use-cases/open-file.use-case.js';
import { FileRules } from './file-rules.js';
import { GiveFiles } from './give-files.js';
import { LooseBytes } from './loose-bytes.js';
import { PictureWork } from './picture-work.js';

/** Everything that files of messages need, in memory. */
export function aFileWorld(differing: Partial<FileRules['values']> = {}) {
  const clock = new ManualClock('2026-11-26T09:00:00Z');
  const [files, book, types, scan] = [
    new FakeFileStore(() => clock.now()),
    new FakeFileBook(),
    new FakeFileTypes(),
    new FakeVirusScan(),
  ];
  const [pictures, readers, work] = [new FakePictures(), new FakeFileReaders(), new FakeUnitOfWork()];
  const rules = new FileRules({
    ...{ bytes: 1_000, perMessage: 3, unsentPerOwner: 5, takesPrograms: false, unsentMs: 86_400_000 },
    deletedMs: 400 * 86_400_000,
    ...differing,
  });
  const jobs = new FakeJobs();
  const loose = new LooseBytes(book, files, rules, jobs, work, clock);
  const attachFile = new AttachFile(
    files,
    book,
    readers,
    types,
    scan,
    new PictureWork(files, pictures),
    loose,
    rules,
    work,
    clock,
  );
  const anna: FileOwner & { kind: 'employee' } = { kind: 'employee', id: newId() };
  const visitor: FileOwner & { kind: 'visitor' } = { kind: 'visitor', id: newId() };
  const conversationId = newId();
  readers.members.set(conversationId, new Set([`employee:${anna.id}`, `visitor:${visitor.id}`]));
  return {
    ...{ jobs, loose, files, book, types, scan, pictures, readers, work, clock, anna, visitor, conversationId },
    giveFiles: new GiveFiles(book, rules),
    openFile: new OpenFile(book, readers, files),
    forget: new ForgetUnsentFiles(book, loose, rules, clock),
    forgetDeleted: new ForgetFilesOfDeletedMessages(book, loose, rules, clock),
    /** `type`: what its content is; a `picture` has that size. */
    async attach({
      type = 'text/plain',
      text = newId(),
      picture,
      virus,
      audience = 'staff',
      ...order
    }: Partial<FileToAttach> & ToldFile = {}): Promise<MessageFile> {
      if (audience === 'customer') readers.withCustomer.add(conversationId);
      const { hash } = await files.put(bytes(text));
      types.known.set(hash, type);
      if (picture) pictures.told.set(hash, picture);
      if (virus) scan.infected.set(hash, virus);
      const usual = {
        owner: anna,
        conversationId,
        audience: 'staff' as const,
        name: 'прайс.txt',
        content: bytes(text),
      };
      return attachFile.execute({ ...usual, ...order });
    },
  };
}
interface ToldFile {
  type?: string;
  text?: string;
  virus?: string;
  audience?: 'staff' | 'customer';
  picture?: { width: number; height: number };
}
async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
