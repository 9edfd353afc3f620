import {
  ACCESS_REQUESTS,
  AUDIT_LOGS,
  CLIENT_DEVICE,
  type Dataset,
  FIREWALL_EVENTS,
  GATEWAY_DNS,
  GATEWAY_HTTP,
  GATEWAY_NETWORK,
  HTTP_REQUESTS,
  ZERO_TRUST_SESSIONS,
} from './cloudflareFields';
import {
  type ConstantRule,
  type FieldRef,
  type FieldRule,
  type LogMap,
  isConstant,
} from './source';

/** The header names that an export gives a Logpush field. */
export type CloudflareNames = (field: string) => readonly string[];

const DATASETS = [
  HTTP_REQUESTS,
  FIREWALL_EVENTS,
  GATEWAY_HTTP,
  ZERO_TRUST_SESSIONS,
  GATEWAY_DNS,
  GATEWAY_NETWORK,
  ACCESS_REQUESTS,
  AUDIT_LOGS,
];

/** The fields in which records of the datasets have their time, the best first. */
export const DATASET_TIMES = [
  'EdgeStartTimestamp',
  'Datetime',
  'SessionStartTime',
  'CreatedAt',
  'When',
  'ActionTimestamp',
  'EdgeEndTimestamp',
];

/** What a file of one dataset fills, and the log it is of. */
export function ofDataset({ table, where, fields, ...dataset }: Dataset) {
  return {
    tables: [{ table, where: where ?? [], fields }],
    log: dataset.isOfDevice ? [{ fields: logFields(dataset.name) }] : [],
  };
}

/** What a table of all datasets fills, each record by the fields it has, and the logs it is of. */
export function ofAllDatasets(namesOf: CloudflareNames) {
  const renamed = <T extends FieldRef>(ref: T): T => ({ ...ref, from: ref.from.flatMap(namesOf) });
  const ruleOf = (rule: FieldRule | ConstantRule): FieldRule | ConstantRule => {
    if (isConstant(rule)) return rule;
    const { otherwise } = rule;
    return otherwise ? { ...renamed(rule), otherwise: ruleOf(otherwise) } : renamed(rule);
  };
  const under = ({
    marks,
    where,
    fields,
  }: Pick<Dataset, 'marks' | 'where' | 'fields'>): LogMap => ({
    where: [...marks, ...(where ?? [])].map(renamed),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, rule]) => [name, ruleOf(rule)] as const),
    ),
  });
  return {
    tables: DATASETS.map((dataset) => ({ table: dataset.table, ...under(dataset) })),
    log: DATASETS.filter(({ isOfDevice }) => isOfDevice).map((dataset) =>
      under({ ...dataset, fields: logFields(dataset.name) }),
    ),
  };
}

function logFields(dataset: string): LogMap['fields'] {
  return { ...CLIENT_DEVICE, channel: { constant: dataset } };
}
