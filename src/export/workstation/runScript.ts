import { ident, literal, sql } from '../../core/sqlText';
import { aboutHunt, answerStatements } from './answerStatements';
import { CARRIED_TABLES } from './carriedTable';
import { loadStatements } from './loadStatements';
import { schemaStatements } from './schemaStatements';
import { scriptText } from './scriptText';
import type { WorkstationCase } from './workstationCase';

/** A hunt may read text with a zone, which the engine turns into the zone of its session. */
const IN_UTC = sql`set TimeZone = 'UTC'`;

/** `hunts/<id>.sql`: the same statements as in `run.sql`, to run one hunt again on the tables it left. */
export function huntScripts({
  plan,
  time,
}: WorkstationCase): readonly { readonly path: string; readonly text: string }[] {
  return plan.planned.map((planned) => ({
    path: `hunts/${planned.hunt.id}.sql`,
    text: scriptText(aboutHunt(planned), [IN_UTC, ...answerStatements(planned, time)]),
  }));
}

/** `schema.sql`: the functions and the empty tables. */
export function schemaScript(): string {
  return scriptText(
    ['The functions and the empty tables that the hunts read, for DuckDB. run.sql holds the same.'],
    schemaStatements(),
  );
}

/**
 * `run.sql`: everything from the CSV files to the answers, in plain SQL, so that any client of DuckDB can run it. What was
 * there is dropped first and the tables come to be in one transaction: when a file cannot be read or a count differs they
 * do not exist, and no hunt can answer from a part of the evidence.
 */
export function runScript(workstation: WorkstationCase): string {
  const hunts = workstation.plan.planned.length;
  const parts = [
    scriptText(
      [
        `Case "${workstation.caseName}", for the DuckDB command line, in the folder of this file:`,
        '  duckdb -f run.sql case.duckdb',
        'The engine uses all cores. It takes as much memory as it thinks fit and writes what is more to the folder spill.',
        'Text with a zone is read as UTC, whatever the clock of this machine.',
      ],
      [
        IN_UTC,
        sql`set temp_directory = 'spill'`,
        sql`set preserve_insertion_order = false`,
        sql`drop schema if exists answers cascade`,
        ...CARRIED_TABLES.map(({ name }) => sql`drop table if exists ${ident(name)}`),
        sql`begin transaction`,
      ],
    ),
    schemaScript(),
    scriptText(
      ['The evidence. Each count is the one of the case, or nothing is kept.'],
      [...workstation.tables.flatMap(loadStatements), sql`commit`],
    ),
    ...huntScripts(workstation).map(({ text }) => text),
    scriptText(
      ['Drop the files of the folder answers into the workbench to see them beside the case.'],
      [sql`select ${literal(`answers/ holds the findings of ${hunts} hunts`)} as done`],
    ),
  ];
  return parts.join('\n');
}
