import {
  SIEM_ENGINES,
  SIEM_FILES,
  type SiemEngine,
  type SiemLimits,
  type SiemText,
} from './siemText';

const texts = import.meta.glob<string>('../library/*/siem/*.{kql,spl,sql}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const limits = import.meta.glob<SiemLimits>('../library/*/siem/limits.ts', {
  import: 'limits',
  eager: true,
});

/**
 * What is written of a hunt for the engines of an estate; an engine that is missing is not written yet.
 * @throws RangeError where a folder gives both a text and the reason for none.
 */
export function siemTextsOf(huntId: string): readonly SiemText[] {
  const { whyNot, differs, leftOut } = siemLimitsOf(huntId);
  return SIEM_ENGINES.flatMap((engine): SiemText[] => {
    const text = siemTextOf(huntId, engine);
    const reason = whyNot?.[engine];
    if (text !== undefined && reason !== undefined) {
      throw new RangeError(`${huntId} has both a text and a reason for none: ${engine}.`);
    }
    if (reason !== undefined) return [{ engine, whyNot: reason }];
    if (text === undefined) return [];
    const unused = [...new Set(Object.values(leftOut?.[engine] ?? {}))];
    return [{ engine, text, limits: [...(differs?.[engine] ?? []), ...unused] }];
  });
}

export function siemTextOf(huntId: string, engine: SiemEngine): string | undefined {
  return texts[`../library/${huntId}/siem/${SIEM_FILES[engine]}`];
}

export function siemLimitsOf(huntId: string): SiemLimits {
  return limits[`../library/${huntId}/siem/limits.ts`] ?? {};
}

/** Every file that was found below a `siem` folder of the library, as `<hunt id>/<file>`. */
export function siemFiles(): readonly string[] {
  return [...Object.keys(texts), ...Object.keys(limits)].map((path) =>
    path.replace(/^\.\.\/library\/([^/]+)\/siem\//, '$1/'),
  );
}
