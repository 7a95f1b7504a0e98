/** Who brought a file: a colleague, a visitor of a site, an outside partner, or the assistant. */
export type FileOwnerKind = 'employee' | 'visitor' | 'partner' | 'assistant';
export interface FileOwner {
  readonly kind: FileOwnerKind;
  readonly id: string;
}

/** A file of a message, or one that waits for its message. A store key is the SHA-256 of the content. */
export interface MessageFile {
  readonly id: string;
  readonly owner: FileOwner;
  readonly conversationId: string;
  /** null until the message is sent. */
  readonly messageId: string | null;
  /** Safe to show and to write on any disk. */
  readonly name: string;
  /** By content, never by what the sender said. */
  readonly type: string;
  readonly bytes: number;
  readonly originalKey: string;
  /** Of a picture: as people see it, upright. */
  readonly picture: FilePicture | null;
  readonly createdAt: Date;
}

/** All that lies in the store of it. */
export const storeKeysOf = ({ originalKey, picture }: MessageFile): string[] => [
  ...[originalKey, ...(picture ? [picture.clean.key, picture.preview.key] : [])],
];

export interface FilePicture {
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  /** WebP. */
  readonly preview: { readonly key: string; readonly bytes: number; readonly width: number; readonly height: number };
  /** Without EXIF, place and camera; what customers get. */
  readonly clean: { readonly key: string; readonly bytes: number; readonly type: string };
}
