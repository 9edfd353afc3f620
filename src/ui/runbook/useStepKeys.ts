import { type RefObject, useEffect, useEffectEvent } from 'react';
import { isDialogOpen, isTyping } from '../common/keyGuards';

/** `j` and `k` move the focus through the elements marked `data-step` in a container. */
export function useStepKeys(container: RefObject<HTMLElement | null>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'j' && event.key !== 'k') return;
    if (isTyping(event.target) || isDialogOpen()) return;
    const steps = [...(container.current?.querySelectorAll<HTMLElement>('[data-step]') ?? [])];
    const here = steps.findIndex((step) => step === document.activeElement);
    const next = event.key === 'j' ? Math.min(here + 1, steps.length - 1) : Math.max(here - 1, 0);
    const target = steps[next];
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
