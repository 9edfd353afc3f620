import { rehearseIntake } from '../ingest/rehearseIntake';
import type { CommandContext } from './context';
import type { Workbench } from './workbench';

/** The rehearsal of a load, which gives way to the first file that comes. */
export function rehearsalCommands({ deps, store }: CommandContext): Pick<Workbench, 'rehearse'> {
  const hasFiles = (): boolean => store.getState().intake.length > 0;
  return {
    async rehearse() {
      if (hasFiles()) return;
      const abort = new AbortController();
      const unsubscribe = store.subscribe(() => {
        if (hasFiles()) abort.abort();
      });
      try {
        await rehearseIntake(deps, abort.signal);
      } finally {
        unsubscribe();
      }
    },
  };
}
