import * as v from 'valibot';
import { EVERY_OFFSET_MINUTES } from '../intakeChoice';
import type { Condition, ConstantRule, FieldRule, LogMap, TableMap } from '../source';
import { ALL_KINDS } from './mappableColumns';
import type { Mapping } from './mapping';

const NAME_LENGTH = 500;
const LIST_LENGTH = 2_000;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(NAME_LENGTH));
const names = v.pipe(v.array(name), v.minLength(1), v.maxLength(LIST_LENGTH));
const words = v.pipe(v.array(v.string()), v.maxLength(LIST_LENGTH));

/** It becomes part of a pattern, so that only these may stand in it. */
const member = v.pipe(
  v.string(),
  v.regex(/^[\w.-]+$/, 'is not made of letters, digits, _ . and -'),
);

const reference = {
  from: names,
  members: v.exactOptional(v.pipe(v.array(member), v.minLength(1))),
  occurrence: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
};

const constantRule: v.GenericSchema<unknown, ConstantRule> = v.strictObject({
  constant: v.string(),
});

const fieldRule: v.GenericSchema<unknown, FieldRule> = v.strictObject({
  ...reference,
  kind: v.picklist(ALL_KINDS),
  fileName: v.exactOptional(names),
  words: v.exactOptional(v.record(v.string(), v.string())),
  others: v.exactOptional(v.string()),
  otherwise: v.exactOptional(v.lazy(() => rule)),
});

const rule: v.GenericSchema<unknown, FieldRule | ConstantRule> = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'constant' in input ? constantRule : fieldRule,
);

const condition: v.GenericSchema<unknown, Condition> = v.strictObject({
  ...reference,
  in: v.exactOptional(words),
  contains: v.exactOptional(words),
  notIn: v.exactOptional(words),
  codeIn: v.exactOptional(words),
  orAbsent: v.exactOptional(v.boolean()),
});

const share = {
  where: v.exactOptional(v.array(condition)),
  fields: v.record(name, rule),
};

const tableMap: v.GenericSchema<unknown, TableMap> = v.strictObject({ table: name, ...share });

const logMap: v.GenericSchema<unknown, LogMap> = v.strictObject(share);

const mappedTime = v.strictObject({
  column: name,
  orElse: v.exactOptional(names),
  dayIn: v.exactOptional(names),
  checkedBy: v.exactOptional(names),
  zone: v.exactOptional(v.picklist(['utc', 'local'])),
  offsetMinutes: v.exactOptional(
    v.pipe(
      v.number(),
      v.check(
        (minutes) => EVERY_OFFSET_MINUTES.includes(minutes),
        'is no zone: minutes east of UTC in quarters of an hour, -720 to 840',
      ),
    ),
  ),
  dateOrder: v.exactOptional(v.picklist(['day first', 'month first'])),
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(NAME_LENGTH))),
});

/** The shape of a mapping file; whether its tables and columns exist is asked afterwards. */
export const MAPPING_SCHEMA: v.GenericSchema<
  unknown,
  Mapping & { huntbench: 'mapping'; version: 1 }
> = v.strictObject({
  huntbench: v.literal('mapping'),
  version: v.literal(1),
  title: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  fields: names,
  time: v.exactOptional(mappedTime),
  tables: v.pipe(v.array(tableMap), v.maxLength(100)),
  log: v.exactOptional(v.array(logMap)),
});
