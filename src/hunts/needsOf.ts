import type { Hunt, HuntParam, Need, ParamValue } from './hunt';

/** The needs of a hunt with every `$name` in them replaced by that parameter's value; defaults where none is given. */
export function needsOf(
  hunt: Pick<Hunt, 'needs' | 'params'>,
  values: Readonly<Record<string, ParamValue>> = {},
): readonly Need[] {
  const named = (name: string): string => valueOf(hunt.params, values, name);
  return hunt.needs.map((need) => ({
    ...need,
    table: named(need.table),
    columns: need.columns.map(named),
    everyRecord: need.everyRecord.map(named),
  }));
}

function valueOf(
  params: readonly HuntParam[],
  values: Readonly<Record<string, ParamValue>>,
  name: string,
): string {
  if (!name.startsWith('$')) return name;
  const param = params.find((p) => `$${p.name}` === name);
  if (!param) throw new RangeError(`There is no parameter "${name.slice(1)}".`);
  return String(values[param.name] ?? param.default);
}
