import { DataType, type Decimal, type TimeUnit, type Timestamp } from 'apache-arrow';

/** The SQL name of an Arrow type as DuckDB sends it. HUGEINT arrives as DECIMAL(38,0). */
export function sqlTypeOf(type: DataType): string {
  if (DataType.isNull(type)) return '"NULL"';
  if (DataType.isBool(type)) return 'BOOLEAN';
  if (DataType.isInt(type)) return intName(type.bitWidth, type.isSigned);
  if (DataType.isFloat(type)) return type.precision === 2 ? 'DOUBLE' : 'FLOAT';
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) return 'VARCHAR';
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return 'BLOB';
  if (DataType.isTimestamp(type)) return timestampName(type);
  if (DataType.isDate(type)) return 'DATE';
  if (DataType.isTime(type)) return 'TIME';
  if (DataType.isInterval(type)) return 'INTERVAL';
  if (DataType.isDecimal(type)) return decimalName(type);
  if (DataType.isDictionary(type)) return sqlTypeOf(type.dictionary as DataType);
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    return `${sqlTypeOf(type.valueType as DataType)}[]`;
  }
  if (DataType.isStruct(type)) {
    return `STRUCT(${type.children.map((f) => `${f.name} ${sqlTypeOf(f.type as DataType)}`).join(', ')})`;
  }
  if (DataType.isMap(type)) return 'MAP';
  return String(type);
}

function intName(bitWidth: number, signed: boolean): string {
  const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[bitWidth] ?? 'BIGINT';
  return signed ? name : `U${name}`;
}

function timestampName(type: Timestamp): string {
  const unit = (['_S', '_MS', '', '_NS'] as const)[type.unit as TimeUnit] ?? '';
  return type.timezone ? 'TIMESTAMP WITH TIME ZONE' : `TIMESTAMP${unit}`;
}

function decimalName(type: Decimal): string {
  return `DECIMAL(${type.precision},${type.scale})`;
}
