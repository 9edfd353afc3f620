import type { CommandContext } from './context';
import type { Workbench } from './workbench';

type PinCommands = Pick<Workbench, 'togglePin' | 'movePin'>;

export function pinCommands({ store }: CommandContext): PinCommands {
  return {
    togglePin(findingId) {
      store.setState(({ pins }) => ({
        pins: pins.includes(findingId)
          ? pins.filter((id) => id !== findingId)
          : [...pins, findingId],
      }));
    },
    movePin(findingId, steps) {
      store.setState(({ pins }) => {
        const from = pins.indexOf(findingId);
        if (from < 0) return {};
        const others = pins.filter((id) => id !== findingId);
        const to = Math.max(0, Math.min(others.length, from + steps));
        return { pins: [...others.slice(0, to), findingId, ...others.slice(to)] };
      });
    },
  };
}
