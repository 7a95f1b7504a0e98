/** The part of the configuration that the files of messages need. */
export class FileRules {
  constructor(
    readonly values: {
      /** Of one file. */
      readonly bytes: number;
      readonly perMessage: number;
      /** That one person may wait with. */
      readonly unsentPerOwner: number;
      /** Programs under their own names; never shown in place. */
      readonly takesPrograms: boolean;
      /** What was never sent is forgotten after so long. */
      readonly unsentMs: number;
      /** Files of a deleted message are kept for so long, as its trail may still be asked for. */
      readonly deletedMs: number;
    },
  ) {}
}
