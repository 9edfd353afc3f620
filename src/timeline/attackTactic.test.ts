import { expect, it } from 'vitest';
import { HUNTS } from '../hunts/library';
import { tacticOf } from './attackTactic';

it('every hunt of the library has a tactic', () => {
  expect(HUNTS.filter((hunt) => tacticOf(hunt) === null).map(({ id }) => id)).toEqual([]);
});

it('the first technique decides, whatever its part', () => {
  const techniques = [
    { id: 'T1685.005', name: 'Clear Windows Event Logs' },
    { id: 'T1486', name: 'Data Encrypted for Impact' },
  ];
  expect(tacticOf({ techniques })).toBe('Defense impairment');
  expect(tacticOf({ techniques: [] })).toBeNull();
});
