import { domToCanvas } from 'modern-screenshot';
import { shownText } from '../common/shownText';
import { captioned } from './captioned';
import { DRAWN_PROPERTIES } from './drawnProperties';

const SCALE = 2;

/** An element as it is on the screen, as PNG at twice its size with the caption burned in. */
export async function takePicture(element: HTMLElement, caption: readonly string[]): Promise<Blob> {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const background = token('--hb-bg');
  const picture = await domToCanvas(element, {
    scale: SCALE,
    backgroundColor: background,
    width: element.clientWidth,
    height: heightAboveFoot(element),
    font: false,
    includeStyleProperties: [...DRAWN_PROPERTIES],
    onCloneEachNode: hideControls,
  });
  const canvas = captioned(picture, caption.map(shownText), {
    background,
    text: token('--hb-text'),
    line: token('--hb-line-strong'),
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('The browser could not write the picture: it may be too large.'));
    }, 'image/png');
  });
}

/** What is left out keeps its place, so that nothing around it moves; scroll bars do not show. */
function hideControls(node: Node): void {
  if (!(node instanceof HTMLElement)) return;
  if (node.dataset['pictureSkip'] !== undefined) node.style.opacity = '0';
  if (/auto|scroll/.test(node.style.overflowY)) node.style.overflow = 'hidden';
}

/** Without a foot that is left out. */
function heightAboveFoot(element: HTMLElement): number {
  const foot = element.lastElementChild;
  const isLeftOut = foot instanceof HTMLElement && foot.dataset['pictureSkip'] !== undefined;
  if (!isLeftOut) return element.clientHeight;
  return Math.round(foot.getBoundingClientRect().top - element.getBoundingClientRect().top);
}

/** Whether the picture is on the clipboard too. Downloads come first: a clipboard may be forbidden. */
export async function copyPicture(picture: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return true;
  } catch {
    // Without permission or a gesture; the file is what counts.
    return false;
  }
}
