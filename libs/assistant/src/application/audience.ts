import { type KnownSpokenCommand, type SpokenRoom, SpokenCommands, UseCase, holds } from '@prorab/platform/marks';

/** Which commands a person may use, and where. */
@UseCase()
export class Audience {
  constructor(private readonly commands: SpokenCommands) {}

  /** For help, for the nearest, for a model: nobody is told of what he may not use. */
  commandsFor(role: string, room: SpokenRoom): KnownSpokenCommand[] {
    return this.commands.all().filter((command) => this.may(command, role) && this.fits(command, room));
  }
  may({ mark: { right } }: KnownSpokenCommand, role: string): boolean {
    return right === null || holds(role, right);
  }
  fits({ mark: { rooms } }: KnownSpokenCommand, room: SpokenRoom): boolean {
    return rooms === undefined || rooms.includes(room);
  }
  all(): readonly KnownSpokenCommand[] {
    return this.commands.all();
  }
  byId(id: string): KnownSpokenCommand | undefined {
    return this.commands.byId(id);
  }
}
