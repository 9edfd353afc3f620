import { ident, joinSql, literal, sql } from '../core/sqlText';
import type { EvidenceTable } from '../ingest/evidenceCatalog';
import { storedTable } from '../ingest/loadTable';
import { kindOf } from '../ingest/headless';
import { effectiveMapping } from '../ingest/mapping/effectiveMapping';
import { guessMapping } from '../ingest/mapping/guessMapping';
import { type Mapping, fieldName } from '../ingest/mapping/mapping';
import { mappingText } from '../ingest/mapping/mappingFile';
import { previewMapping } from '../ingest/mapping/previewMapping';
import { tableChoices } from '../ingest/mapping/tableChoices';
import { unfitField } from '../ingest/mapping/unfitField';
import { AnalystError } from '../core/analystError';
import type { CommandContext } from './context';
import { fileStem } from './fileStem';
import type { MappingProposal, Workbench } from './workbench';

type MappingCommands = Pick<
  Workbench,
  'proposeMapping' | 'previewMapping' | 'mappingOf' | 'saveMapping' | 'openMapping'
>;

/** So many records show what a field holds. */
const SAMPLED_RECORDS = 60;

export function mappingCommands({ deps, store, catalog, redact }: CommandContext): MappingCommands {
  function tableOf(fileId: number): EvidenceTable | null {
    return catalog.tables.find((table) => table.fileId === fileId) ?? null;
  }

  function mappingOf(fileId: number): Mapping | null {
    const table = tableOf(fileId);
    if (!table) return null;
    const { recognition, columns, choice, fileName } = table;
    const title = recognition.source?.title ?? fileStem(fileName);
    return effectiveMapping(title, recognition.source, columns, choice);
  }

  /** The texts of the first records, nothing converted. */
  async function sampleOf(table: EvidenceTable, signal?: AbortSignal): Promise<string[][]> {
    const names = joinSql(
      table.columns.map(({ name }) => ident(name)),
      ', ',
    );
    const rows = await deps.db.query(
      sql`select ${names} from ${storedTable(table.catalog, table.name)} where record <= ${literal(SAMPLED_RECORDS)} order by record`,
      signal ? { signal } : {},
    );
    return Array.from({ length: rows.rowCount }, (_, r) =>
      rows.columns.map((_column, c) => String(rows.cell(r, c) ?? '')),
    );
  }

  async function proposeMapping(
    fileId: number,
    wanted?: string,
    signal?: AbortSignal,
  ): Promise<MappingProposal | null> {
    const table = tableOf(fileId);
    if (!table) return null;
    const { columns, recognition, fileName } = table;
    const sample = await sampleOf(table, signal);
    const isMapped = (recognition.source?.tables ?? []).length > 0;
    const own = isMapped && wanted === undefined ? mappingOf(fileId) : null;
    return {
      mapping: own ?? guessMapping(fileStem(fileName), columns, sample, wanted),
      tables: tableChoices(),
      fields: columns.map((column, index) => ({
        name: fieldName(column, columns),
        example:
          sample.map((row) => row[index] ?? '').find((text) => kindOf(text) !== 'nothing') ?? '',
      })),
    };
  }

  return {
    mappingOf,
    proposeMapping,
    async previewMapping(fileId, mapping, { part, signal } = {}) {
      const table = tableOf(fileId);
      const unfit = unfitField(mapping.tables, mapping.log);
      if (unfit) {
        throw new AnalystError(`it ${unfit.why}.`, unfit.path, 'Choose another kind or field.');
      }
      if (!table) return null;
      return deps.db.session(
        (session) =>
          previewMapping(
            session,
            storedTable(table.catalog, table.name),
            table.columns,
            mapping,
            part === undefined ? {} : { part },
          ),
        signal,
      );
    },
    saveMapping(fileId, mapping = mappingOf(fileId) ?? undefined) {
      const table = tableOf(fileId);
      if (!table || !mapping) return;
      const content = new Blob([mappingText(mapping)], { type: 'application/json' });
      deps.download(
        content,
        `${fileStem(redact(table.fileName))}.huntbench-mapping.json`,
        'read back',
      );
    },
    openMapping: (mappingFileId) => store.setState({ mappingFileId }),
  };
}
