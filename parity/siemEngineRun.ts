/** A value as text; null is null. */
export type Cell = string | null;

export interface EstateTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table as tab-separated text in a file: a backslash escapes, `\\N` is null. */
export interface EstateFile {
  readonly name: string;
  readonly columns: readonly string[];
  readonly file: string;
}

/** A real database that the texts of one engine are run on. */
export interface SiemEngineRun {
  readonly name: string;
  readonly version: string;
  /** Replaces the whole estate. */
  load(schema: string, tables: readonly EstateTable[]): void;
  /** The same from files of tab-separated text, as `tabbedFiles.ts` writes them. */
  loadFiles(schema: string, tables: readonly EstateFile[]): void;
  /** The answer as a file, as a person exports it there. */
  saved(text: string): { readonly name: string; readonly text: string };
  ask(text: string): readonly Readonly<Record<string, Cell>>[];
  stop(): Promise<void>;
}
