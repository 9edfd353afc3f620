import { errorText, isAbortError } from '../core/analystError';
import { EARLY_LOAD_BYTES, EarlyLoad } from './earlyLoad';
import type { IntakeChoice } from './intakeChoice';
import { type IngestDeps, loadEvidence, loadStart, tableCatalog } from './loadEvidence';
import { intakePlan } from './intakePlan';
import type { Outline, Refused } from './prepared';
import { type SourceReport, emptyReport } from './sourceReport';

export type { IngestDeps } from './loadEvidence';

export interface IngestHooks {
  readonly signal?: AbortSignal;
  onPhase?(phase: 'reading' | 'loading'): void;
  onProgress?(doneBytes: number, records: number): void;
}

/** What was loaded so far, to decide where the next table lives. */
export interface LoadBudget {
  bytes: number;
}

/**
 * One file from drop to evidence table. Never rejects: what is wrong with the file becomes its report, so that no
 * file stops another.
 */
export async function ingestFile(
  deps: IngestDeps,
  file: File,
  fileId: number,
  budget: LoadBudget,
  hooks: IngestHooks = {},
  choice: IntakeChoice = {},
): Promise<SourceReport> {
  const startedMs = deps.nowMs();
  const name = deps.catalog.reserveName(file.name);
  const early = new EarlyLoads();
  const finish = (report: SourceReport): SourceReport => ({
    ...report,
    ms: deps.nowMs() - startedMs,
  });
  // Last of all: two threads are all that two cores carry, and beside the load it costs more than after it.
  const hashFile = (): Promise<string> =>
    deps.preparer.hash(file, hooks.signal ? { signal: hooks.signal } : {});
  const beginEarly = (outline: Outline): void => {
    if (file.size < (deps.earlyLoadBytes ?? EARLY_LOAD_BYTES)) return;
    const plan = intakePlan(file.name, outline, choice, deps.mappings);
    const place = { fileId, name, catalog: tableCatalog(budget.bytes + file.size) };
    early.begin(new EarlyLoad(deps.db, loadStart(place, plan, outline, file)));
  };
  try {
    hooks.onPhase?.('reading');
    const prepared = await deps.preparer.prepare(
      file,
      {
        ...(hooks.signal ? { signal: hooks.signal } : {}),
        onProgress: (bytes, records) => hooks.onProgress?.(bytes, records),
        onOutline: beginEarly,
        onUnclean: () => void early.stop(),
      },
      choice.header ? { header: choice.header } : {},
    );
    if (prepared.kind === 'refused') {
      return finish(refusedReport(file, fileId, await hashFile(), prepared));
    }
    hooks.onPhase?.('loading');
    budget.bytes += prepared.content.size;
    const place = { fileId, name, catalog: tableCatalog(budget.bytes) };
    const loaded = finish(
      await loadEvidence(deps, file, place, prepared, early, choice, hooks.signal),
    );
    const hashed = await hashFile().catch((error: unknown) => unhashed(loaded, error));
    return typeof hashed === 'string' ? { ...loaded, sha256: hashed } : hashed;
  } catch (error) {
    const cancelled = isAbortError(error);
    const what = cancelled
      ? 'Cancelled before it was loaded.'
      : `It could not be loaded: ${errorText(error)}`;
    const refused: Refused = {
      kind: 'refused',
      encoding: 'none',
      compressed: false,
      what,
      todo: cancelled
        ? 'Drop it again to load it.'
        : 'Copy the file to this machine and drop it again.',
    };
    const sha256 = await hashFile().catch(() => '');
    const report = refusedReport(file, fileId, sha256, refused);
    return finish(cancelled ? { ...report, status: 'cancelled' } : report);
  } finally {
    await early.stop();
    deps.catalog.releaseName(name);
  }
}

/** The one early load of a file, until it is taken over or stopped. */
class EarlyLoads {
  #load: EarlyLoad | null = null;

  begin(load: EarlyLoad): void {
    this.#load = load;
  }

  /** Hands the load over when it came to this statement; stops it otherwise. */
  async take(statement: string): Promise<EarlyLoad | null> {
    const load = this.#load;
    if (load?.start.statement !== statement || !(await load.created)) {
      await this.stop();
      return null;
    }
    this.#load = null;
    return load;
  }

  async stop(): Promise<void> {
    const load = this.#load;
    this.#load = null;
    await load?.stop();
  }
}

/** Its records are there, so they stay: what is missing is the proof of the bytes. */
function unhashed(loaded: SourceReport, error: unknown): SourceReport {
  const reason = isAbortError(error) ? 'it was cancelled' : errorText(error);
  const warning = `The file has no SHA-256: ${reason.replace(/\.$/, '')}. Drop it again when the proof is needed.`;
  return { ...loaded, warnings: [...loaded.warnings, warning] };
}

function refusedReport(file: File, fileId: number, sha256: string, refused: Refused): SourceReport {
  return {
    ...emptyReport({ fileId, name: file.name, bytes: file.size }),
    sha256,
    encoding: refused.encoding,
    compressed: refused.compressed,
    recognisedBy: refused.what,
    warnings: [`${refused.what} ${refused.todo}`],
  };
}
