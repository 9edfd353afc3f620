import { ActionIcon, Tooltip } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from './copyText';

const COPIED_MS = 1_500;

const WORDS = {
  none: null,
  copied: 'Copied',
  refused: 'The browser did not let it be copied',
} as const;

interface CopyIconProps {
  readonly value: string;
  /** What is copied, as in "Copy SHA-256". */
  readonly what: string;
}

export function CopyIcon({ value, what }: CopyIconProps) {
  const [outcome, setOutcome] = useState<keyof typeof WORDS>('none');
  const forget = useTimeout(() => setOutcome('none'), COPIED_MS);
  const settle = (now: keyof typeof WORDS): void => {
    setOutcome(now);
    forget.clear();
    forget.start();
  };
  return (
    <Tooltip label={WORDS[outcome] ?? `Copy ${what}`}>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={outcome === 'copied' ? `${what} copied` : `Copy ${what}`}
        onClick={(event) => {
          event.stopPropagation();
          copyText(value).then(
            () => settle('copied'),
            () => settle('refused'),
          );
        }}
      >
        {outcome === 'copied' ? <IconCheck size={15} /> : <IconCopy size={15} />}
      </ActionIcon>
    </Tooltip>
  );
}
