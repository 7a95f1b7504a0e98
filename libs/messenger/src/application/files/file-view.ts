import type { MessageFile } from '../../domain/files/message-file.js';
import type { ShownFile } from '../../domain/files/shown-file.js';

export const fileView = ({ id, name, type, bytes, picture }: MessageFile): ShownFile => ({
  ...{ id, name, type, bytes },
  picture: picture && {
    ...{ width: picture.width, height: picture.height, animated: picture.animated },
    preview: { width: picture.preview.width, height: picture.preview.height },
  },
});
