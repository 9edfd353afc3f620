import type { SelectionClause } from '../../timeline/selection';
import { type Zone, zonedText } from '../../timeline/zone';
import { visibleText } from './visibleText';

/** A clause as its chip says it: what it is of, and its value. */
export function clauseText(clause: SelectionClause, zone: Zone): [of: string, value: string] {
  switch (clause.kind) {
    case 'time':
      return [
        'Time',
        `${zonedText(clause.range.fromMs, zone)} to ${zonedText(clause.range.toMs, zone)}`,
      ];
    case 'host':
      return ['Host', clause.name === null ? 'none named' : visibleText(clause.name)];
    case 'user':
      return ['User', clause.name === null ? 'none named' : visibleText(clause.name)];
    case 'tactic':
      return ['Tactic', clause.tactic];
  }
}
