import { type CaseEvents, mergeEvents } from '../caseEvents';
import { administratorSessions } from './administratorSessions';
import { helpDeskSessions } from './helpDeskSessions';
import { internetGuessing } from './internetGuessing';
import { monitoringLogons } from './monitoringLogons';
import { newNeighbours } from './newNeighbours';
import { nightlyBackup } from './nightlyBackup';
import { routineBackupCare } from './routineBackupCare';
import { routineFileSpikes } from './routineFileSpikes';
import { routineGroupChanges } from './routineGroupChanges';
import { routineServices } from './routineServices';
import { routineUploads } from './routineUploads';
import { serverRoutine } from './serverRoutine';
import { softwareDeployment } from './softwareDeployment';
import { staleCredential } from './staleCredential';
import { userLogons } from './userLogons';
import { vulnerabilityScans } from './vulnerabilityScans';
import { workstationConnections } from './workstationConnections';
import { workstationProcesses } from './workstationProcesses';

/** Three ordinary days of the company. */
export function backgroundEvents(): CaseEvents {
  return mergeEvents([
    workstationProcesses(),
    workstationConnections(),
    userLogons(),
    serverRoutine(),
    monitoringLogons(),
    staleCredential(),
    administratorSessions(),
    helpDeskSessions(),
    softwareDeployment(),
    vulnerabilityScans(),
    nightlyBackup(),
    internetGuessing(),
    newNeighbours(),
    routineBackupCare(),
    routineFileSpikes(),
    routineGroupChanges(),
    routineServices(),
    routineUploads(),
  ]);
}
