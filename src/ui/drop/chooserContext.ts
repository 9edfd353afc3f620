import { createContext, use } from 'react';

/** Opens the browser's file chooser; given by the drop target. */
export const ChooserContext = createContext<(() => void) | null>(null);

/** Opens the browser's file chooser. */
export function useChooser(): () => void {
  const chooseFiles = use(ChooserContext);
  if (!chooseFiles) throw new Error('There is no drop target around this.');
  return chooseFiles;
}
