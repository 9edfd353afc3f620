import { errorText, isAbortError } from '../core/analystError';
import type { Rows } from '../db/db';
import { computeArgumentEntropy } from '../entropy/computeArgumentEntropy';
import { findingsOf } from '../findings/findingsOf';
import type { Hunt, HuntRun, ParamOverrides } from '../hunts/hunt';
import { HUNTS, huntNamed, inRunOrder } from '../hunts/library';
import { runHunt } from '../hunts/runHunt';
import { findPivot } from '../timeline/pivot';
import type { PivotAnswer } from '../timeline/pivotPoint';
import type { Finding } from '../findings/finding';
import type { PivotState } from './appState';
import { type CommandContext, addFault, setActivity } from './context';
import type { Weighing } from './weighing';
import type { RunHuntsOptions, Workbench } from './workbench';

export interface HuntCommands extends Pick<Workbench, 'hunts' | 'runHunts' | 'setParam'> {
  /** Runs every automatic hunt and looks for the pivot point. */
  answerAll(signal: AbortSignal): Promise<void>;
}

export function huntCommands(context: CommandContext, weighing: Weighing): HuntCommands {
  const { deps, store, queue } = context;
  let entropyVersion = -1;

  async function prepareFor(hunts: readonly Hunt[], signal: AbortSignal): Promise<void> {
    const { dataVersion } = store.getState();
    const isNeeded = hunts.some((hunt) => hunt.prepares === 'argument-entropy');
    if (!isNeeded || entropyVersion === dataVersion) return;
    setActivity(context, { text: 'Measuring the entropy of arguments', share: null });
    await computeArgumentEntropy(deps.db, deps.entropy, { signal });
    entropyVersion = dataVersion;
  }

  async function run(hunt: Hunt, params: ParamOverrides, signal: AbortSignal): Promise<HuntRun> {
    const clock = { nowMs: deps.wallMs };
    const answer = await runHunt(deps.db, hunt, clock, params, signal, store.getState().runs);
    const [huntRun, findings] = findingsIn(hunt, answer.run, answer.rows);
    store.setState((state) => ({ runs: { ...state.runs, [hunt.id]: huntRun } }));
    await weighing.keep(hunt.id, findings, signal);
    return huntRun;
  }

  async function runAll(
    hunts: readonly Hunt[],
    overrides: RunHuntsOptions['params'],
    signal: AbortSignal,
  ): Promise<HuntRun[]> {
    try {
      await prepareFor(hunts, signal);
    } catch (error) {
      if (!isAbortError(error)) {
        addFault(context, `The entropy of arguments could not be measured: ${errorText(error)}`);
      }
    }
    await weighing.learnAssets(signal);
    const runs: HuntRun[] = [];
    for (const [i, hunt] of hunts.entries()) {
      setActivity(context, { text: `Hunting: ${hunt.title}`, share: i / hunts.length });
      store.setState({ runningHuntId: hunt.id });
      const params = { ...store.getState().params[hunt.id], ...overrides?.[hunt.id] };
      runs.push(await run(hunt, params, signal));
    }
    store.setState({ runningHuntId: null });
    weighing.publish();
    return runs;
  }

  async function lookForPivot(signal: AbortSignal): Promise<void> {
    setActivity(context, { text: 'Looking for the pivot point', share: null });
    const answer = await findPivot(deps.db, {}, signal);
    const { onset, changePoints, unconfirmed } = answer;
    store.setState({
      pivot: pivotState(answer),
      pivotSigns: { onset, changePoints },
      unconfirmedPivots: unconfirmed,
    });
  }

  function chosen(ids: readonly string[] | undefined): readonly Hunt[] {
    if (!ids) return inRunOrder(HUNTS.filter((hunt) => hunt.automatic));
    const named = ids.map((id) => {
      const hunt = huntNamed(id);
      if (!hunt) throw new RangeError(`There is no hunt "${id}".`);
      return hunt;
    });
    return inRunOrder(named);
  }

  async function inTurn<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await queue.add(work);
    } finally {
      setActivity(context, null);
    }
  }

  return {
    hunts: HUNTS,
    async answerAll(signal) {
      await runAll(chosen(undefined), undefined, signal);
      await lookForPivot(signal);
    },
    runHunts({ ids, params } = {}) {
      const hunts = chosen(ids);
      return inTurn((signal) => runAll(hunts, params, signal));
    },
    async setParam(huntId, name, value) {
      store.setState((state) => ({
        params: { ...state.params, [huntId]: { ...state.params[huntId], [name]: value } },
      }));
      await inTurn((signal) => runAll(chosen([huntId]), undefined, signal));
    },
  };
}

/** The findings of an answer; SQL that breaks the contract turns the run into an error, with its reason. */
function findingsIn(hunt: Hunt, run: HuntRun, rows: Rows | null): [HuntRun, Finding[]] {
  if (rows === null) return [run, []];
  try {
    return [run, findingsOf(hunt, rows)];
  } catch (error) {
    return [{ ...run, status: 'error', findings: 0, reason: errorText(error) }, []];
  }
}

function pivotState({ status, pivot, why }: PivotAnswer): PivotState {
  if (pivot) return { state: 'found', pivot };
  switch (status) {
    case 'partial':
      return { state: 'partial', why };
    case 'cannot-tell':
      return { state: 'cannot tell', why };
    case 'found':
    case 'none':
      return { state: 'not found', why };
  }
}
