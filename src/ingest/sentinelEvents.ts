import {
  type Condition,
  type ConstantRule,
  type FieldRef,
  type FieldRule,
  type TableMap,
  isConstant,
} from './source';
import { windowsEventTables } from './windowsEvents';
import { isOwnField } from './windowsFields';

export const SENTINEL_TIME = {
  names: ['TimeGenerated'],
  zone: 'utc',
  note: 'Log Analytics keeps TimeGenerated in UTC.',
} as const;

/** Marks a field that the table has no column for: it stands in the data of the event. */
const IN_DATA = 'EventData/';
const DATA_COLUMNS = ['EventData', 'RawEventData'];

/** The columns of a Sentinel table that keeps Windows events, by the names Windows gives the fields. */
export type SentinelColumns = Readonly<Record<string, readonly string[]>>;

/** What a Sentinel table of Windows events fills; fields without a column are read from the data of the event. */
export function sentinelEventTables(columns: SentinelColumns): TableMap[] {
  const namesOf = (field: string): readonly string[] =>
    columns[field] ?? (isOwnField(field) ? [] : [`${IN_DATA}${field}`]);
  return windowsEventTables(namesOf).map(mapInData);
}

function mapInData({ table, where, fields }: TableMap): TableMap {
  const rules = Object.entries(fields).map(
    ([name, rule]) => [name, isConstant(rule) ? rule : ruleInData(rule)] as const,
  );
  return { table, where: (where ?? []).map(conditionInData), fields: Object.fromEntries(rules) };
}

/** The event numbers that a map takes. */
export function eventCodesOf({ where }: TableMap): readonly string[] {
  return (where ?? []).flatMap((condition) => condition.codeIn ?? []);
}

/** `4624` stands alone or before the words of an Activity. */
function conditionInData(condition: Condition): Condition {
  if (condition.from[0] !== 'EventID') return { ...condition, ...refInData(condition) };
  const { in: codes, ...rest } = condition;
  return codes ? { ...rest, codeIn: codes } : rest;
}

function ruleInData({ otherwise: next, ...own }: FieldRule): FieldRule {
  const rule = ownRuleInData(own);
  if (!next) return rule;
  return orElse(rule, isConstant(next) ? next : ruleInData(next));
}

function orElse(rule: FieldRule, last: FieldRule | ConstantRule): FieldRule {
  const { otherwise } = rule;
  if (!otherwise || isConstant(otherwise)) return { ...rule, otherwise: last };
  return { ...rule, otherwise: orElse(otherwise, last) };
}

function ownRuleInData(rule: FieldRule): FieldRule {
  if (rule.from[0] === 'EventID') return { ...rule, kind: 'event code' };
  const inColumns = rule.from.filter((name) => !name.startsWith(IN_DATA));
  if (inColumns.length === 0 || inColumns.length === rule.from.length) {
    return { ...rule, ...refInData(rule) };
  }
  const inData = rule.from.filter((name) => name.startsWith(IN_DATA));
  return { ...rule, from: inColumns, otherwise: { ...rule, ...refInData({ from: inData }) } };
}

function refInData({ from }: FieldRef): FieldRef {
  const members = from.filter((name) => name.startsWith(IN_DATA)).map(withoutMark);
  return members.length === 0 ? { from } : { from: DATA_COLUMNS, members };
}

function withoutMark(name: string): string {
  return name.slice(IN_DATA.length);
}
