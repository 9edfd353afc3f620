import { type Sql, ident, joinSql, qualified, sql } from '../core/sqlText';
import type { Catalog } from '../db/db';
import { type ColumnName, OWN_COLUMNS, TIME_BASIS_COLUMN } from './columnNames';
import { HostNames } from './hostNames';
import type { IntakeChoice } from './intakeChoice';
import { storedTable } from './loadTable';
import type { Recognition } from './recognise';
import { type TimeFacts, timeBasisSql } from './timeBasis';
import { tableShares } from './tableShares';
import type { SchemaTable } from '../schema/column';
import { PROCESS_LOGS } from '../schema/eventTables';
import { TABLES } from '../schema/tables';
import { type TableShare, viewOf } from '../schema/views';

/** One loaded file as the engine knows it. */
export interface EvidenceTable {
  readonly fileId: number;
  readonly fileName: string;
  /** How many are loaded. */
  readonly records: number;
  readonly name: string;
  readonly catalog: Catalog;
  readonly columns: readonly ColumnName[];
  /** The derived columns that are stored. */
  readonly kept: ReadonlySet<string>;
  /** Those of them that are conditions and hold for no record. */
  readonly unmet: ReadonlySet<string>;
  readonly recognition: Recognition;
  /** How it was read, where that was chosen. */
  readonly choice: IntakeChoice;
  /** Null when no column dates the records. */
  readonly time: TimeFacts | null;
  /** A view of the same name in the main schema, for a table of its own. */
  readonly hasMainView: boolean;
}

/** A file that fills a normalised table. */
export interface Filling {
  readonly table: EvidenceTable;
  readonly shares: readonly TableShare[];
}

/** Which files are loaded as what; renders the views that unite them. */
export class EvidenceCatalog {
  readonly #tables: EvidenceTable[] = [];
  readonly #names = new Set<string>();
  /** By normalised table: a loaded file gives the same each time it is asked. */
  readonly #shares = new WeakMap<EvidenceTable, Map<string, readonly TableShare[]>>();
  readonly hostNames = new HostNames();
  /** The statements of the views that the engine has. */
  readonly madeViews = new Set<Sql>();
  /** Whether the view of processes shows the marks in `process_twins`. */
  hasTwins = false;

  get tables(): readonly EvidenceTable[] {
    return this.#tables;
  }

  /** A table name from a file name, not yet used: `Process Logs.csv.gz` is `process_logs`. */
  reserveName(fileName: string): string {
    const base =
      fileName
        .replace(/^.*[\\/]/, '')
        .replace(/(\.(csv|tsv|txt|log|ndjson|jsonl|json|xml|raw|gz))+$/i, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '')
        .slice(0, 60) || 'file';
    const stem = /^\d/.test(base) ? `t_${base}` : base;
    let name = stem;
    for (let n = 2; this.#names.has(name); n++) name = `${stem}_${n}`;
    this.#names.add(name);
    return name;
  }

  /** Frees a name that no table took. */
  releaseName(name: string): void {
    if (!this.#tables.some((table) => table.name === name)) this.#names.delete(name);
  }

  add(table: EvidenceTable): void {
    this.#tables.push(table);
  }

  /** Takes a file out and frees its name; null when it was not in. */
  remove(fileId: number): EvidenceTable | null {
    const index = this.#tables.findIndex((table) => table.fileId === fileId);
    const [table] = index < 0 ? [] : this.#tables.splice(index, 1);
    if (table) this.#names.delete(table.name);
    return table ?? null;
  }

  clear(): void {
    this.#tables.length = 0;
    this.#names.clear();
    this.madeViews.clear();
    this.hasTwins = false;
  }

  /** Where the analyst finds a file's records, the most useful first. */
  tableNames(table: EvidenceTable): string[] {
    const evidence = `evidence.${table.name}`;
    const filled = (table.recognition.source?.tables ?? []).map((map) => map.table);
    return [...new Set(filled), ...(table.hasMainView ? [table.name] : []), evidence];
  }

  /** The files that fill a normalised table, with what each gives it. */
  fillingsOf(schemaTable: SchemaTable): Filling[] {
    return this.#tables
      .map((table) => ({ table, shares: this.#sharesOf(table, schemaTable.name) }))
      .filter(({ shares }) => shares.length > 0);
  }

  #sharesOf(table: EvidenceTable, name: string): readonly TableShare[] {
    const known = this.#shares.get(table) ?? new Map<string, readonly TableShare[]>();
    const shares = known.get(name) ?? tableShares(table, name);
    this.#shares.set(table, known.set(name, shares));
    return shares;
  }

  /** The statement that makes the view of a normalised table anew. */
  normalisedView(schemaTable: SchemaTable): Sql {
    const shares = this.fillingsOf(schemaTable).flatMap((filling) => filling.shares);
    return viewOf(schemaTable, shares, {
      sharedLabels: this.hostNames.shared(this.#tables).map(({ label }) => label),
      hasTwins: this.hasTwins && schemaTable === PROCESS_LOGS,
    });
  }

  /** The statements that make every view anew. */
  viewStatements(): Sql[] {
    const normalised = TABLES.map((schemaTable) => this.normalisedView(schemaTable));
    const own = this.#tables.flatMap((table) => {
      const columns = joinSql(
        [
          ...OWN_COLUMNS.map(ident),
          sql`${timeBasisSql(table.time)} as ${ident(TIME_BASIS_COLUMN)}`,
          ...table.columns.map((column) => ident(column.name)),
        ],
        ', ',
      );
      const select = sql`select ${columns} from ${storedTable(table.catalog, table.name)}`;
      const views = [sql`create or replace view ${qualified('evidence', table.name)} as ${select}`];
      if (table.hasMainView) {
        views.push(sql`create or replace view ${ident(table.name)} as ${select}`);
      }
      return views;
    });
    return [...normalised, ...own];
  }
}

/** The records of a file as they were, as statements name them. */
export function evidenceView(table: Pick<EvidenceTable, 'name'>): Sql {
  return qualified('evidence', table.name);
}
