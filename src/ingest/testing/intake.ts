import { sql } from '../../core/sqlText';
import type { DuckDb } from '../../db/duckDb';
import { startTestDb } from '../../db/testing/nodeHost';
import { SET_UP } from '../../schema/setUp';
import { EvidenceCatalog } from '../evidenceCatalog';
import type { IntakeChoice } from '../intakeChoice';
import { ingestFile } from '../ingestFile';
import { storedTable } from '../loadTable';
import { directPreparer } from '../prepareFile';
import { refreshViews } from '../refreshViews';
import type { SourceReport } from '../sourceReport';

/** The real intake on the real engine, file by file. */
export class TestIntake {
  readonly catalog = new EvidenceCatalog();
  #files = 0;
  readonly #budget = { bytes: 0 };

  private constructor(
    readonly db: DuckDb,
    private readonly earlyLoadBytes: number | undefined,
  ) {}

  static async start(earlyLoadBytes?: number): Promise<TestIntake> {
    const db = await startTestDb();
    for (const statement of SET_UP) await db.exec(statement);
    return new TestIntake(db, earlyLoadBytes);
  }

  /** One file, and the views anew. */
  async drop(
    name: string,
    content: string | Uint8Array,
    choice: IntakeChoice = {},
  ): Promise<SourceReport> {
    const report = await this.load(name, content, choice);
    await refreshViews(this.db, this.catalog);
    return report;
  }

  /** Takes every file out again; the views are as they were until the next one is dropped. */
  async clear(): Promise<void> {
    for (const { fileId, catalog, name } of [...this.catalog.tables]) {
      this.catalog.remove(fileId);
      await this.db.exec(sql`drop table ${storedTable(catalog, name)}`);
    }
  }

  /** One file alone: its report and its evidence table. */
  async load(
    name: string,
    content: string | Uint8Array,
    choice: IntakeChoice = {},
  ): Promise<SourceReport> {
    const file = new File([content as BlobPart], name);
    const deps = {
      db: this.db,
      preparer: directPreparer,
      catalog: this.catalog,
      nowMs: () => performance.now(),
      ...(this.earlyLoadBytes === undefined ? {} : { earlyLoadBytes: this.earlyLoadBytes }),
    };
    return ingestFile(deps, file, ++this.#files, this.#budget, {}, choice);
  }
}
