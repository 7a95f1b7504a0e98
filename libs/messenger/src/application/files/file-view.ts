import type { MessageFile } from '../../domain/files/message-file.js';

/** A file as a message shows it; its content has addresses of its own. */
export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** null: not a picture that can be shown. */
  readonly picture: {
    readonly width: number;
    readonly height: number;
    readonly animated: boolean;
    readonly preview: { readonly width: number; readonly height: number };
  } | null;
}

export const fileView = ({ id, name, type, bytes, picture }: MessageFile): FileView => ({
  ...{ id, name, type, bytes },
  picture: picture && {
    ...{ width: picture.width, height: picture.height, animated: picture.animated },
    preview: { width: picture.preview.width, height: picture.preview.height },
  },
});
