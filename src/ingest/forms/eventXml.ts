import type { EmitField } from './flatten';
import { type XmlElement, parseXml } from './xmlElement';

/** System elements whose attribute is the value that their name stands for, and attributes known by names of their own. */
const ATTRIBUTE_NAMES: Readonly<Record<string, string>> = {
  'Provider.Name': 'Provider',
  'Provider.EventSourceName': 'EventSourceName',
  'EventID.Qualifiers': 'Qualifiers',
  'TimeCreated.SystemTime': 'TimeCreated',
  'Correlation.ActivityID': 'ActivityID',
  'Correlation.RelatedActivityID': 'RelatedActivityID',
  'Security.UserID': 'UserID',
};

/** Elements that are nothing but their attributes. */
const ATTRIBUTES_ONLY = new Set([
  'Provider',
  'TimeCreated',
  'Correlation',
  'Execution',
  'Security',
]);

/** Names that System gives; a field of the same name elsewhere is told apart by its section. */
const SYSTEM_NAMES = new Set([
  ...Object.values(ATTRIBUTE_NAMES),
  'ProviderGuid',
  'EventID',
  'Version',
  'Level',
  'Task',
  'Opcode',
  'Keywords',
  'EventRecordID',
  'ExecutionProcessID',
  'ExecutionThreadID',
  'Channel',
  'Computer',
]);

/**
 * The fields of one Windows event in XML: System as `Provider`, `EventID`, `TimeCreated`, `ExecutionProcessID` …; EventData
 * by its names, unnamed values as `Data1`, `Data2` …; UserData by its elements. A name that System has too keeps its
 * section, as in `EventData.Channel`; so does everything of other sections but the rendered `Message`.
 * @throws XmlFault when the XML is broken.
 */
export function eventFields(xml: string, emit: EmitField): void {
  const event = parseXml(xml);
  for (const section of event.children) {
    switch (section.name) {
      case 'System':
        for (const element of section.children) systemFields(element, emit);
        break;
      case 'EventData':
        eventDataFields(section, emit);
        break;
      case 'UserData':
        for (const wrapper of section.children) userDataFields(wrapper, emit);
        break;
      default:
        otherFields(section, emit);
    }
  }
}

function systemFields({ name, attributes, text }: XmlElement, emit: EmitField): void {
  if (text !== '') emit(name, text);
  else if (!ATTRIBUTES_ONLY.has(name)) emit(name, null);
  for (const [attribute, value] of attributes) {
    emit(ATTRIBUTE_NAMES[`${name}.${attribute}`] ?? name + attribute, value);
  }
}

function eventDataFields(section: XmlElement, emit: EmitField): void {
  let unnamed = 0;
  for (const [attribute, value] of section.attributes) emit(`EventData.${attribute}`, value);
  for (const element of section.children) {
    if (element.name !== 'Data') {
      leaves(element, element.name, (name, text) => emit(apart('EventData', name), text));
      continue;
    }
    const name = element.attributes.find(([attribute]) => attribute === 'Name')?.[1];
    leaves(
      { ...element, attributes: element.attributes.filter(([attribute]) => attribute !== 'Name') },
      name ? apart('EventData', name) : `Data${++unnamed}`,
      emit,
    );
  }
  if (section.text !== '') emit('EventData', section.text);
}

function userDataFields(wrapper: XmlElement, emit: EmitField): void {
  const named: EmitField = (name, text) => emit(apart('UserData', name), text);
  if (wrapper.children.length === 0) leaves(wrapper, wrapper.name, named);
  for (const element of wrapper.children) leaves(element, element.name, named);
}

function otherFields(section: XmlElement, emit: EmitField): void {
  leaves(section, section.name, (name, text) =>
    emit(name === 'RenderingInfo.Message' ? 'Message' : name, text),
  );
}

function leaves({ attributes, children, text }: XmlElement, path: string, emit: EmitField): void {
  if (text !== '' || (children.length === 0 && attributes.length === 0)) {
    emit(path, text === '' ? null : text);
  }
  for (const [attribute, value] of attributes) emit(`${path}.${attribute}`, value);
  for (const child of children) leaves(child, `${path}.${child.name}`, emit);
}

function apart(section: string, name: string): string {
  return SYSTEM_NAMES.has(name) ? `${section}.${name}` : name;
}
