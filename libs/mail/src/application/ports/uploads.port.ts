export interface Upload {
  readonly hash: string;
  readonly name: string;
  /** By its content; `application/octet-stream` when that says nothing. */
  readonly type: string;
  readonly size: number;
}

/** Files that may be attached to answers: uploaded by somebody, or attached to a letter that we have. */
export abstract class Uploads {
  abstract keep(upload: Upload & { uploadedBy: string | null; uploadedAt: Date }): Promise<void>;
  abstract find(hashes: readonly string[]): Promise<Upload[]>;
}
