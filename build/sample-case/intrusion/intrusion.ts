import { type CaseEvents, mergeEvents } from '../caseEvents';
import { encryption } from './encryption';
import { exfiltration } from './exfiltration';
import { handsOnEntryHost } from './handsOnEntryHost';
import { lateralMovement } from './lateralMovement';
import { passwordSpray } from './passwordSpray';
import { persistence } from './persistence';
import { phishing } from './phishing';
import type { PlantedFacts } from './plantedFacts';
import { recoveryInhibition } from './recoveryInhibition';
import { silence, silencedLog } from './silencedLog';

export interface Intrusion {
  readonly events: CaseEvents;
  readonly facts: PlantedFacts;
}

/** One ransomware intrusion, in the order in which it happens. */
export function intrusion(): Intrusion {
  const foothold = phishing();
  const spray = passwordSpray();
  const entry = handsOnEntryHost();
  const movement = lateralMovement();
  const lasting = persistence();
  const inhibition = recoveryInhibition();
  const theft = exfiltration();
  const impact = encryption();

  const events = mergeEvents([
    foothold.events,
    { auth: [...spray.failures, spray.success], process: entry.executions },
    {
      auth: [...movement.chains.map((chain) => chain.login), ...movement.arrivals],
      process: [...movement.chains.map((chain) => chain.process), ...movement.executions],
      net: [...movement.chains.map((chain) => chain.connection), ...movement.connections],
    },
    lasting.events,
    inhibition,
    silencedLog(),
    theft.events,
    impact.events,
  ]);
  return {
    events,
    facts: {
      pivot: {
        success: spray.success,
        lastFailure: spray.lastFailure,
        firstExecution: entry.firstExecution,
      },
      livingOffTheLand: foothold.livingOffTheLand,
      chains: movement.chains,
      silence,
      encodedCommands: [
        ...foothold.encodedCommands,
        ...entry.encodedCommands,
        ...movement.encodedCommands,
        ...theft.encodedCommands,
      ],
      serviceCreations: lasting.serviceTask,
      groupChanges: lasting.groupChange,
      backupDeletions: inhibition.backupDelete,
      spikes: impact.spikes,
      uploads: theft.uploads,
    },
  };
}
