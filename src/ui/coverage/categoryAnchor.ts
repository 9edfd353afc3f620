import type { LogCategoryId } from '../../hunts/logCategory';

/** The element id of a category's parts. */
export function categoryAnchor(id: LogCategoryId): string {
  return `coverage-${id.replaceAll(' ', '-')}`;
}
