const SIZE = 32;
let shown = -1;
let original: string | null = null;

/** Puts the number of what is unread onto the icon of the tab; 0 takes it away. */
export function badgeOf(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]');
  if (!link || count === shown) return;
  shown = count;
  original ??= link.href;
  if (count === 0) {
    link.href = original;
    return;
  }
  const image = new Image(SIZE, SIZE);
  image.onload = () => {
    if (shown === count) link.href = drawn(image, count);
  };
  image.src = original;
}
function drawn(image: HTMLImageElement, count: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (!pen) return image.src;
  pen.drawImage(image, 0, 0, SIZE, SIZE);
  const text = count > 99 ? '99' : String(count);
  pen.fillStyle = '#c62828';
  pen.beginPath();
  pen.arc(SIZE - 10, SIZE - 10, 10, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#fff';
  pen.font = `bold ${text.length > 1 ? 12 : 15}px sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, SIZE - 10, SIZE - 9);
  return canvas.toDataURL('image/png');
}
