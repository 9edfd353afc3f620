import { countText } from '../../core/countText';
import { clickHouseFileType, clickHouseTables } from '../../schema/clickHouseTables';
import { type WrittenTable, evidencePath } from './carriedTable';
import type { WorkstationCase } from './workstationCase';

/** Everything lies in a database of its own, so that nothing else on a server is touched. */
export const CLICKHOUSE_DATABASE = 'huntbench_case';

const SETTINGS = [
  "date_time_input_format = 'best_effort'",
  'input_format_csv_empty_as_default = 1',
  'input_format_csv_trim_whitespaces = 0',
  // Partitions are months, and evidence may span more than the hundred that one insert may touch.
  'max_partitions_per_insert_block = 0',
].join(', ');

/** `load-clickhouse.sql`: the tables of `schema/clickhouse.sql`, filled and counted. */
export function clickHouseScript({ caseName, tables }: WorkstationCase): string {
  return [
    `-- Case "${caseName.replaceAll(/[\r\n]+/g, ' ')}" for ClickHouse, in the folder of this file:`,
    '--   clickhouse-local --path clickhouse-data --queries-file load-clickhouse.sql',
    `-- The database ${CLICKHOUSE_DATABASE} is dropped and made anew; no other one is touched.`,
    '',
    `drop database if exists ${CLICKHOUSE_DATABASE};`,
    `create database ${CLICKHOUSE_DATABASE};`,
    `use ${CLICKHOUSE_DATABASE};`,
    '',
    clickHouseTables(),
    '',
    ...tables.filter(({ table }) => table.isOfEstate).map(loadText),
  ].join('\n');
}

function loadText({ table, records }: WrittenTable): string {
  const { name, columns } = table;
  const list = columns.map((column) => `\`${column.name}\``).join(', ');
  const structure = columns
    .map((column) => `\`${column.name}\` ${clickHouseFileType(column.type)}`)
    .join(', ')
    .replaceAll("'", "\\'");
  const wanted = `${name} does not hold the ${countText(records)} records of the case. Unpack the zip anew and run this in its folder.`;
  return `
insert into ${name} (${list})
select ${list}
from file('${evidencePath(table)}', 'CSVWithNames', '${structure}')
settings ${SETTINGS};

select '${name}' as loaded, count() as records, throwIf(count() != ${records}, '${wanted}') as differs
from ${name};
`;
}
