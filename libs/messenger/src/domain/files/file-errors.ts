import { DomainError } from '@prorab/kernel';

export class FileMissing extends DomainError {
  constructor(fileId: string) {
    super('missing', 'messenger.file-missing', 'There is no such file', { fileId });
  }
}
/** Whoever brings a file may not write there. */
export class FilesNotWelcome extends DomainError {
  constructor(conversationId: string) {
    super('forbidden', 'messenger.files-not-welcome', 'You cannot send files to this conversation', { conversationId });
  }
}
export class FileEmpty extends DomainError {
  constructor(name: string) {
    super('invalid', 'messenger.file-empty', `The file ${name} is empty`, { name });
  }
}
/** Its name says one thing, its content another, and the difference could hurt. */
export class FileDisguised extends DomainError {
  constructor(name: string, type: string) {
    super('invalid', 'messenger.file-disguised', `The file ${name} is not what its name says: it is ${type}`, {
      name,
      type,
    });
  }
}
export class FileExecutable extends DomainError {
  constructor(name: string) {
    super('invalid', 'messenger.file-executable', `The file ${name} is a program; programs are not taken here`, {
      name,
    });
  }
}
export class FileInfected extends DomainError {
  constructor(name: string, found: string) {
    super('invalid', 'messenger.file-infected', `The file ${name} carries a virus: ${found}`, { name, found });
  }
}
/** Nobody looked into the file, so nobody gets it. */
export class VirusScanUnavailable extends DomainError {
  constructor(readonly because: string) {
    super('unavailable', 'messenger.virus-scan-unavailable', 'Files cannot be checked for viruses now, try later');
  }
}
export type PictureTrouble = 'broken' | 'too-large' | 'too-slow';
export class PictureUnreadable extends DomainError {
  constructor(readonly because: PictureTrouble) {
    super('invalid', 'messenger.picture-unreadable', `The picture cannot be taken: ${because}`, { because });
  }
}
/** A picture whose camera data cannot be removed here (HEIC, TIFF): a customer must not get it. */
export class PictureNotForCustomers extends DomainError {
  constructor(name: string, type: string) {
    super(
      'invalid',
      'messenger.picture-not-for-customers',
      `The picture ${name} (${type}) may tell where it was taken; send it as JPEG or PNG`,
      { name, type },
    );
  }
}
export class TooManyFiles extends DomainError {
  constructor(limit: number) {
    super('invalid', 'messenger.too-many-files', `A message takes at most ${limit} files`, { limit });
  }
}
export class TooManyUnsentFiles extends DomainError {
  constructor(limit: number) {
    super('conflict', 'messenger.too-many-unsent-files', `${limit} files wait unsent; send or drop them first`, {
      limit,
    });
  }
}
export class RangeInvalid extends DomainError {
  constructor(size: number) {
    super('invalid', 'messenger.range-invalid', 'The file has no such range', { size });
  }
}
export class UploadInvalid extends DomainError {
  constructor() {
    super('invalid', 'messenger.upload-invalid', 'One file in multipart/form-data is expected');
  }
}
