import { describe, expect, it } from 'vitest';
import { findingOf } from '../../findings/testing/findingOf';
import { stepped, storySteps } from './storySteps';

const findings = ['a', 'b', 'c'].map((id) => findingOf({ id, huntId: 'kill-chain' }));

describe('storySteps', () => {
  it('shows the view, then the pinned findings in the order of the pins', () => {
    const steps = storySteps(['c', 'a'], findings);
    expect(steps.map((step) => (step.kind === 'finding' ? step.finding.id : 'view'))).toEqual([
      'view',
      'c',
      'a',
    ]);
  });

  it('leaves out a pin whose finding is gone', () => {
    expect(storySteps(['gone', 'b'], findings)).toHaveLength(2);
  });
});

describe('stepped', () => {
  it('stays between the first and the last step', () => {
    expect([stepped(0, -1, 3), stepped(1, 1, 3), stepped(2, 1, 3)]).toEqual([0, 2, 2]);
  });
});
