import { DomainError } from '@prorab/kernel';

export class EpisodeMissing extends DomainError {
  constructor(episodeId: string) {
    super('missing', 'telephony.missed-unknown', 'There is no such missed call', { episodeId });
  }
}
export class EpisodeClosed extends DomainError {
  constructor(episodeId: string) {
    super('conflict', 'telephony.missed-closed', 'The missed call has been dealt with already', { episodeId });
  }
}
