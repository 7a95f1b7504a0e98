import { DomainError } from '@prorab/kernel';

export class FileTooLarge extends DomainError {
  constructor(limit: number) {
    super('invalid', 'platform.file-too-large', `the file is larger than ${limit} bytes`, { limit });
  }
}
export class FileMissing extends DomainError {
  constructor(hash: string) {
    super('missing', 'platform.file-missing', `there is no file ${hash.slice(0, 12)}…`, { hash });
  }
}
