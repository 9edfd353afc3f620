import { useEffect, useEffectEvent } from 'react';
import { isDialogOpen, isTyping } from '../common/keyGuards';
import type { Command } from './commands';

/** Runs commands by their keys. Keys without a modifier rest while the analyst types or a dialog is open. */
export function useCommandKeys(commands: readonly Command[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const mod = event.ctrlKey || event.metaKey;
    const pressed = mod ? `mod+${event.key.toLowerCase()}` : event.key;
    const command = commands.find((c) => c.enabled && c.shortcut === pressed);
    if (!command) return;
    if (!mod && (isTyping(event.target) || isDialogOpen())) return;
    event.preventDefault();
    command.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
