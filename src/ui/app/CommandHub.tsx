import { useAppState, useWorkbench } from '../common/workbenchContext';
import { commandsOf } from './commands';
import { HelpDialog } from './HelpDialog';
import { Palette } from './Palette';
import { useShell } from '../common/shellContext';
import { useCommandKeys } from './useCommandKeys';

interface CommandHubProps {
  readonly helpOpened: boolean;
  onCloseHelp(): void;
}

/** Keys, palette and help: three ways to the same commands. */
export function CommandHub({ helpOpened, onCloseHelp }: CommandHubProps) {
  const workbench = useWorkbench();
  const shell = useShell();
  const state = useAppState((s) => s);
  const commands = commandsOf(workbench, shell, state);
  useCommandKeys(commands);
  return (
    <>
      <Palette commands={commands} />
      <HelpDialog opened={helpOpened} commands={commands} onClose={onCloseHelp} />
    </>
  );
}
