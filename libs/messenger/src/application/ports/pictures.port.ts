export interface ShownPicture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}
export interface WorkedPicture {
  /** As people see it: upright, whatever the camera noted about how it was held. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  /** WebP; of a moving picture its first frame. Never larger than the picture itself. */
  readonly preview: ShownPicture;
  /** Nothing but the picture: no EXIF, no place, no camera, no colour profile (colours are sRGB). Of the same kind, or of one that is quicker to write. */
  readonly clean: { readonly bytes: Uint8Array; readonly type: string };
}

/** Reads pictures of strangers: nothing of them is trusted, not their size, not their honesty, not their end. */
export abstract class Pictures {
  /**
   * @param path of the file on the disk
   * @param type of `PICTURES`, by content
   * @throws PictureUnreadable broken, more pixels than allowed (all frames counted), or too slow
   */
  abstract work(path: string, type: string): Promise<WorkedPicture>;
}
