import type { ColumnName } from '../columnNames';
import { columnsOf } from '../derivedColumns';
import type { IntakeChoice } from '../intakeChoice';
import {
  type Condition,
  type ConstantRule,
  type FieldRule,
  type Source,
  type LogMap,
  isConstant,
} from '../source';
import { timeColumnOf, timeNames } from '../timeColumn';
import { type MappedTime, type Mapping, fieldName } from './mapping';

/** What a source does to a file, said with the names that this file has; a source that is none maps only its time. */
export function effectiveMapping(
  title: string,
  source: Source | null,
  columns: readonly ColumnName[],
  choice: IntakeChoice,
): Mapping {
  const named = (names: readonly string[]): string[] =>
    columnsOf(names, columns).map((column) => fieldName(column, columns));
  const time = effectiveTime(source, columns, choice, named);
  return {
    title,
    fields: columns.map((column) => fieldName(column, columns)),
    ...(time ? { time } : {}),
    tables: (source?.tables ?? []).flatMap((map) => shareOf(map, named)),
    ...(source?.log ? { log: source.log.flatMap((map) => shareOf(map, named)) } : {}),
  };
}

type Named = (names: readonly string[]) => string[];

function shareOf<Map extends LogMap>(map: Map, named: Named): Map[] {
  const isNever = map.where?.some(({ from, orAbsent }) => !orAbsent && named(from).length === 0);
  if (isNever) return [];
  const fields = Object.entries(map.fields).flatMap(([column, rule]) => {
    const effective = ruleOf(rule, named);
    return effective ? [[column, effective] as const] : [];
  });
  return [
    {
      ...map,
      ...(map.where ? { where: map.where.map((condition) => conditionOf(condition, named)) } : {}),
      fields: Object.fromEntries(fields),
    },
  ];
}

function ruleOf(rule: FieldRule | ConstantRule, named: Named): FieldRule | ConstantRule | null {
  if (isConstant(rule)) return rule;
  const from = named(rule.from);
  const { otherwise, fileName, ...own } = rule;
  const next = otherwise ? ruleOf(otherwise, named) : null;
  if (from.length === 0) return next;
  const files = named(fileName ?? []);
  return {
    ...own,
    from,
    ...(files.length > 0 ? { fileName: files } : {}),
    ...(next ? { otherwise: next } : {}),
  };
}

/** A condition on fields that are not there keeps their names: it holds because of that. */
function conditionOf(condition: Condition, named: Named): Condition {
  const from = named(condition.from);
  return from.length > 0 ? { ...condition, from } : condition;
}

function effectiveTime(
  source: Source | null,
  columns: readonly ColumnName[],
  choice: IntakeChoice,
  named: Named,
): MappedTime | null {
  const found = timeColumnOf(columns, source?.time);
  const column = found && columns[found.index];
  if (!found || !column) return null;
  const { anyOfNames, dayIn = [], checkedBy = [], zone, note } = source?.time ?? {};
  const first = fieldName(column, columns);
  const orElse = anyOfNames ? named(timeNames(source?.time)).filter((name) => name !== first) : [];
  const days = named(dayIn);
  const witnesses = named(checkedBy);
  return {
    column: first,
    ...(orElse.length > 0 ? { orElse } : {}),
    ...(days.length > 0 ? { dayIn: days } : {}),
    ...(witnesses.length > 0 ? { checkedBy: witnesses } : {}),
    ...(zone ? { zone } : {}),
    ...(choice.zoneOffsetMinutes === undefined ? {} : { offsetMinutes: choice.zoneOffsetMinutes }),
    ...(choice.dateOrder ? { dateOrder: choice.dateOrder } : {}),
    ...(note ? { note } : {}),
  };
}
