import { createContext, use } from 'react';
import type { PictureForm, PictureTarget } from './picture';

/** What only the shell can do: file dialog, dialogs, palette, and pointing at a hunt's card. */
export interface Shell {
  chooseFiles(): void;
  showProof(): void;
  showHelp(): void;
  showPalette(): void;
  showRedaction(): void;
  /** Saves a picture of what is on the screen, with its caption. */
  takePicture(target: PictureTarget, form: PictureForm): void;
  /** Whether the view is shown clean and large, for the room. */
  readonly isPresenting: boolean;
  present(on: boolean): void;
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
