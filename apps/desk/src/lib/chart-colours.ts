/** The colours of the theme as a chart takes them: it draws on a canvas, where the variables of CSS are not known. */
export function themeColours(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}
