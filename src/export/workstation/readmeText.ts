import { countText } from '../../core/countText';
import { CLICKHOUSE_DATABASE } from './clickHouseScript';
import type { CaseFile, WorkstationCase } from './workstationCase';

/** `README.txt`: what to do, and what is in the folder and what is not. */
export function readmeText(workstation: WorkstationCase): string {
  const { caseName, writtenAt, engine, time, tables, plan, files } = workstation;
  const [first] = plan.planned;
  const records = tables.reduce((sum, table) => sum + table.records, 0);
  const left = files.filter((file) => file.loaded > 0 && !file.isCarried);
  const span =
    time.from === null || time.to === null
      ? 'Nothing in it is dated.'
      : `It spans ${time.from} to ${time.to}.`;
  return paragraphs([
    `Huntbench: case "${caseName}" for a workstation`,
    `Written ${writtenAt} from ${engine}. The evidence has ${countText(records)} rows in ${tables.length} tables. ${span}`,
    'ANSWER THE HUNTS WITH DUCKDB\n' +
      'Unpack the zip into an empty folder. Get the DuckDB command line, version 1.4 or later. Open a terminal in the folder and type:\n\n' +
      '    duckdb -f run.sql case.duckdb\n\n' +
      'It loads the evidence into case.duckdb and runs every hunt listed below, on all cores. It takes the memory that it thinks fit and writes what is more to the folder spill. The findings of each hunt come to lie in answers/<hunt>.csv. A table that does not hold as many records as it does here ends the run with a sentence that says so, and no hunt answers from a part of the evidence.',
    ...(first
      ? [
          'To run one hunt again, with other parameters for example, edit its file in the folder hunts and type:\n\n' +
            `    duckdb -f hunts/${first.hunt.id}.sql case.duckdb\n\n` +
            'Its answer tells the parameters in the column parameters: change them there too.',
        ]
      : []),
    'BRING THE ANSWERS BACK\n' +
      'Drop the files of the folder answers into the workbench. Times in them are UTC. A severity is the one that the hunt gave; the workbench weighs it against the other findings.',
    'LOAD IT INTO CLICKHOUSE\n' +
      'In the same folder type:\n\n' +
      '    clickhouse-local --path clickhouse-data --queries-file load-clickhouse.sql\n\n' +
      `For a server, copy the folder evidence into the folder user_files of the server and give load-clickhouse.sql to clickhouse-client with --multiquery. The tables come to lie in the database ${CLICKHOUSE_DATABASE}, which is made anew. Then paste the ClickHouse text of any hunt. Older releases of ClickHouse keep times from 1900 to 2299 only and move others to the nearest of these.`,
    `THE EVIDENCE\nEach table is a CSV file with a header. Nothing between two commas is no value; "" is an empty text. file_id and record say which record of which file a row is.\n\n${table(
      tables.map(({ table: { name, purpose, isOfEstate }, records: count }) => [
        `evidence/${name}.csv`,
        `${countText(count)} records`,
        isOfEstate ? purpose : `${purpose} Not loaded into ClickHouse.`,
      ]),
    )}`,
    `THE HUNTS\n${table(plan.planned.map(({ hunt }) => [`hunts/${hunt.id}.sql`, hunt.title]))}`,
    ...(plan.leftOut.length > 0
      ? [
          `Left out, since the evidence does not answer them:\n${table(
            plan.leftOut.map(({ hunt, reason }) => [hunt.id, reason]),
          )}`,
        ]
      : []),
    `THE FILES OF THE CASE\n${table(files.map(fileLine))}`,
    'The folder holds what the workbench made of these files: the columns of the normalised tables. Rejected records, and columns that no normalised table has, are only in the files themselves.',
    ...(left.length > 0
      ? [
          `These fill no normalised table, so nothing of them is here: ${left.map(({ name }) => name).join(', ')}. Map their fields in the workbench and export again where they are wanted.`,
        ]
      : []),
  ]);
}

function fileLine({ fileId, name, loaded, rejected, sha256 }: CaseFile): readonly string[] {
  return [
    `file_id ${fileId}`,
    name,
    `${countText(loaded)} loaded`,
    `${countText(rejected)} rejected`,
    sha256,
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => `    ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
