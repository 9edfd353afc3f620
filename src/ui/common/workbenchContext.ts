import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '../../state/appState';
import type { Workbench } from '../../state/workbench';

export const WorkbenchContext = createContext<Workbench | null>(null);

export function useWorkbench(): Workbench {
  const workbench = use(WorkbenchContext);
  if (!workbench) throw new Error('A component that needs the workbench is outside its context.');
  return workbench;
}

/** A part of the state. `selector` must give the same value for the same state. */
export function useAppState<T>(selector: (state: AppState) => T): T {
  return useStore(useWorkbench().store, selector);
}
