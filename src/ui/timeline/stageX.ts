/** Pixels from the left edge of an element as it is laid out, also where present mode shows it larger. */
export function stageX(clientX: number, element: HTMLElement): number {
  const { left, width } = element.getBoundingClientRect();
  return width === 0 ? 0 : ((clientX - left) / width) * element.offsetWidth;
}
