import { DomainError } from '@prorab/kernel';

/** `telephony.exchange` does not stand in the configuration. */
export class TelephonyOff extends DomainError {
  constructor() {
    super('invalid', 'telephony.off', 'Telephony is off: telephony.exchange does not stand in the configuration');
  }
}
export class PasswordMissing extends DomainError {
  constructor(name: string) {
    super('invalid', 'telephony.password-missing', `A password of telephony is missing: set ${name}`, { name });
  }
}
/** The text itself is never told. */
export class PasswordUnfit extends DomainError {
  constructor(name: string) {
    super('invalid', 'telephony.password-unfit', `${name}: Latin letters, digits and . _ ~ @ + - only, at most 128`, {
      name,
    });
  }
}
export class FilesUnwritable extends DomainError {
  constructor(folder: string, why: string) {
    super('unavailable', 'telephony.files-unwritable', `Nothing can be written to ${folder}: ${why}`, { folder, why });
  }
}
/** A sound of the company is not there, or is none that Asterisk plays: WAV of 16 bits, 8 kHz, one channel. */
export class SoundUnfit extends DomainError {
  constructor(file: string, why: string) {
    super('invalid', 'telephony.sound-unfit', `${file} cannot be played by Asterisk: ${why}`, { file, why });
  }
}
export class PhoneMissing extends DomainError {
  constructor(extension: string) {
    super('missing', 'telephony.phone-missing', `Nobody who works here has the extension ${extension}`, { extension });
  }
}
