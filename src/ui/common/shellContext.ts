import { createContext, use } from 'react';

/** What only the shell can do: file dialog, dialogs, palette, and pointing at a hunt's card. */
export interface Shell {
  chooseFiles(): void;
  showProof(): void;
  showHelp(): void;
  showPalette(): void;
  /** The hunt whose card is open in the runbook. */
  readonly openHuntId: string | null;
  /** Opens a hunt's card, or closes it with null; does not change the place. */
  openHunt(huntId: string | null): void;
}

export const ShellContext = createContext<Shell | null>(null);

export function useShell(): Shell {
  const shell = use(ShellContext);
  if (!shell) throw new Error('A component that needs the shell is outside its context.');
  return shell;
}
