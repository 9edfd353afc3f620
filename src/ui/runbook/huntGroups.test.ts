import { expect, it } from 'vitest';
import type { Hunt, HuntCategory } from '../../hunts/hunt';
import { HUNTS } from '../../hunts/library';
import { LOG_CATEGORIES } from '../../hunts/logCategories';
import { huntGroups } from './huntGroups';

const hunt = (title: string, category: HuntCategory, letter?: Hunt['letter']) =>
  ({ id: title, title, category, ...(letter && { letter }) }) as Hunt;

it('groups hunts by the five categories and the logs themselves, lettered ones first', () => {
  const groups = huntGroups(
    [
      hunt('silence', 'coverage'),
      hunt('b', 'network and exfiltration'),
      hunt('a', 'network and exfiltration'),
      hunt('upload', 'network and exfiltration', 'F'),
    ],
    LOG_CATEGORIES,
  );
  expect(groups.map((group) => group.title)).toEqual([
    ...LOG_CATEGORIES.map((category) => category.title),
    'Coverage of the logs',
  ]);
  expect(groups.map((group) => group.hunts.map((each) => each.title))).toEqual([
    [],
    [],
    [],
    ['upload', 'a', 'b'],
    [],
    ['silence'],
  ]);
});

it('leaves no hunt of the library out', () => {
  const grouped = huntGroups(HUNTS, LOG_CATEGORIES).flatMap((group) => group.hunts);
  expect(grouped.map(({ id }) => id).sort()).toEqual(HUNTS.map(({ id }) => id).sort());
});
