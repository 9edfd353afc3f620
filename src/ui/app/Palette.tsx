import { Kbd } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Command, CommandGroup } from './commands';
import { keyWords } from './keyWords';

/** The list loses the mark of its first line when the page is drawn anew; Enter means that line all the same. */
function runFirst(event: KeyboardEvent<HTMLInputElement>): void {
  const list = event.currentTarget.closest('[role="dialog"]');
  if (event.key !== 'Enter' || list?.querySelector('[data-selected]')) return;
  list?.querySelector<HTMLElement>('[data-action]')?.click();
}

const GROUPS: readonly CommandGroup[] = ['Places', 'Case', 'View', 'Hunts'];

export function Palette({ commands }: { readonly commands: readonly Command[] }) {
  const actions = GROUPS.map((group): SpotlightActionGroupData => ({
    group,
    actions: commands
      .filter((command) => command.group === group && command.enabled)
      .filter((command) => command.id !== 'palette' && command.id !== 'close-drawer')
      .map((command) => ({
        id: command.id,
        label: command.label,
        onClick: () => command.run(),
        rightSection: command.shortcut ? (
          <span aria-hidden>
            {keyWords(command.shortcut).map((key) => (
              <Kbd key={key} ml={4}>
                {key}
              </Kbd>
            ))}
          </span>
        ) : null,
      })),
  }));
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      nothingFound="No command matches"
      scrollable
      maxHeight={460}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.5, blur: 0 }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: 'Type a command, a place or a hunt',
        'aria-label': 'Search commands',
        onKeyDown: runFirst,
      }}
    />
  );
}
