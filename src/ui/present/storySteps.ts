import type { Finding } from '../../findings/finding';

/** One step of the story: the view behind it, or a pinned finding. */
export type StoryStep =
  { readonly kind: 'view' } | { readonly kind: 'finding'; readonly finding: Finding };

/** The view first, then the pinned findings in their order; those that are gone are left out. */
export function storySteps(
  pins: readonly string[],
  findings: readonly Finding[],
): readonly StoryStep[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const pinned = pins.flatMap((id): StoryStep[] => {
    const finding = byId.get(id);
    return finding ? [{ kind: 'finding', finding }] : [];
  });
  return [{ kind: 'view' }, ...pinned];
}

/** The step that many further, held at both ends. */
export function stepped(step: number, by: number, steps: number): number {
  return Math.max(0, Math.min(steps - 1, step + by));
}
