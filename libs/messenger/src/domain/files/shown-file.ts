/** A file as a message shows it; its content has addresses of its own. */
export interface ShownFile {
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
