import { MINUTE } from '../caseClock';
import type { CaseEvents, FileSpikeEvent, ProcessEvent } from '../caseEvents';
import { addressOf } from '../company/hosts';
import type { PlantedFacts } from '../intrusion/plantedFacts';
import type {
  ExfilTruth,
  LogGapTruth,
  PivotTruth,
  ProcessTruth,
  SampleTruth,
} from '../sampleTruth';
import { isoZulu } from '../timestampForms';
import { numberRecords, type RefOf } from './evidenceOrder';
import { evidenceSpan, fileTruths } from './fileTruth';

function pivotTruth({ pivot }: PlantedFacts, refOf: RefOf): PivotTruth {
  const { success, lastFailure, firstExecution } = pivot;
  return {
    at: isoZulu(success.atMs),
    user: success.user,
    host: success.host,
    source: success.sourceIp,
    lastFailureAt: isoZulu(lastFailure.atMs),
    firstExecutionAt: isoZulu(firstExecution.atMs),
    success: refOf(success),
    lastFailure: refOf(lastFailure),
    firstExecution: refOf(firstExecution),
  };
}

function logGapTruth({ silence }: PlantedFacts, ordered: CaseEvents): LogGapTruth {
  const onHost = ordered.process.filter((event) => event.host === silence.host);
  const before = onHost.findLast((event) => event.atMs < silence.fromMs);
  const after = onHost.find((event) => event.atMs >= silence.toMs);
  if (before === undefined || after === undefined) throw new Error('the log gap has an open end');
  return {
    host: silence.host,
    table: 'process_logs',
    from: isoZulu(before.atMs),
    to: isoZulu(after.atMs),
    minutes: Math.round(((after.atMs - before.atMs) / MINUTE) * 10) / 10,
  };
}

function firstSpikes(spikes: readonly FileSpikeEvent[]): readonly FileSpikeEvent[] {
  return spikes.filter((spike, index) => spikes.findIndex((s) => s.host === spike.host) === index);
}

function exfilTruths({ spikes, uploads }: PlantedFacts, refOf: RefOf): readonly ExfilTruth[] {
  return firstSpikes(spikes).flatMap((spike) => {
    const fromHost = uploads.filter((upload) => upload.sourceIp === addressOf(spike.host));
    const first = fromHost[0];
    if (first === undefined) return [];
    return [
      {
        host: spike.host,
        ip: addressOf(spike.host),
        spikeAt: isoZulu(spike.atMs),
        spikeRecord: refOf(spike),
        uploadAt: isoZulu(first.atMs),
        uploadRecords: fromHost.map(refOf),
        uploadedBytes: fromHost.reduce((sum, upload) => sum + upload.sentBytes, 0),
      },
    ];
  });
}

function inTime<Event extends { readonly atMs: number }>(events: readonly Event[]): Event[] {
  return events.toSorted((a, b) => a.atMs - b.atMs);
}

/** What an investigator should find, read from the planted events and their final places. */
export function caseTruth(ordered: CaseEvents, facts: PlantedFacts): SampleTruth {
  const refOf = numberRecords(ordered);
  const span = evidenceSpan(ordered);
  const exfil = exfilTruths(facts, refOf);
  const exfilHosts = new Set(exfil.map((theft) => theft.host));
  const processTruth = (event: ProcessEvent): ProcessTruth => ({
    at: isoZulu(event.atMs),
    host: event.host,
    user: event.user,
    ...refOf(event),
  });
  const dated = (event: Parameters<RefOf>[0]) => ({
    at: isoZulu(event.atMs),
    host: event.host,
    ...refOf(event),
  });
  return {
    evidenceStart: isoZulu(span.firstMs),
    evidenceEnd: isoZulu(span.lastMs),
    files: fileTruths(ordered),
    pivot: pivotTruth(facts, refOf),
    lotl: inTime(facts.livingOffTheLand).map((event) => ({
      ...processTruth(event),
      parent: event.parent,
      child: event.process,
    })),
    killChains: facts.chains.map(({ login, process, connection }) => ({
      host: login.host,
      user: login.user,
      loginAt: isoZulu(login.atMs),
      destIp: connection.destIp,
      records: { login: refOf(login), process: refOf(process), connection: refOf(connection) },
    })),
    logGap: logGapTruth(facts, ordered),
    encodedCommands: inTime(facts.encodedCommands).map(processTruth),
    exfil,
    spikeWithoutUpload: firstSpikes(facts.spikes)
      .map((spike) => spike.host)
      .filter((host) => !exfilHosts.has(host)),
    serviceCreations: facts.serviceCreations.map(dated),
    groupChanges: facts.groupChanges.map(dated),
    backupDeletions: inTime(facts.backupDeletions).map(dated),
  };
}
