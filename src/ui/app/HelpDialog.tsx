import { Kbd, Modal } from '@mantine/core';
import type { Command } from './commands';
import { keyWords } from './keyWords';

interface HelpDialogProps {
  readonly opened: boolean;
  readonly commands: readonly Command[];
  onClose(): void;
}

const LOCAL_KEYS: readonly (readonly [keys: readonly string[], meaning: string])[] = [
  [['/'], 'Search the findings'],
  [['j', 'k'], 'Next and previous finding'],
  [['Enter'], 'Open the finding'],
  [['+', '-'], 'Zoom the timeline in and out'],
  [['←', '→'], 'Move along the timeline'],
  [['Esc'], 'Close the drawer; on the timeline, go back one zoom'],
  [['Ctrl', 'Enter'], 'Run the SQL'],
  [['Ctrl', 'C'], 'Copy the selected cell of a grid'],
];

export function HelpDialog({ opened, commands, onClose }: HelpDialogProps) {
  const withKeys = commands.filter((command) => command.shortcut && command.id !== 'close-drawer');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={<span className="hb-h2">Everything by keyboard</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <div className="hb-help">
        <dl className="hb-facts">
          {withKeys.map((command) => (
            <KeyLine key={command.id} keys={keyWords(command.shortcut)} meaning={command.label} />
          ))}
        </dl>
        <dl className="hb-facts">
          {LOCAL_KEYS.map(([keys, meaning]) => (
            <KeyLine key={meaning} keys={keys} meaning={meaning} />
          ))}
        </dl>
      </div>
    </Modal>
  );
}

function KeyLine({
  keys,
  meaning,
}: {
  readonly keys: readonly string[];
  readonly meaning: string;
}) {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <Kbd key={key} mr={4}>
            {key}
          </Kbd>
        ))}
      </dt>
      <dd>{meaning}</dd>
    </>
  );
}
