/** What of a long list of equal rows must stand in the page so that the place on view is filled. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

export function windowOf(view: {
  top: number;
  height: number;
  rowHeight: number;
  count: number;
  beyond: number;
}): RowWindow {
  const { top, height, rowHeight, count, beyond } = view;
  const first = Math.floor(Math.max(0, top) / rowHeight) - beyond;
  const end = Math.ceil((Math.max(0, top) + height) / rowHeight) + beyond;
  return { first: Math.min(Math.max(0, first), count), end: Math.max(0, Math.min(count, end)) };
}
