import type { Connection } from "./connection.ts";
import { isBusy, StatementError, statementErrorFrom } from "./errors.ts";
import { parseSql, type SqlStatement } from "./sqlText.ts";
import { escapesHalfPair } from "./surrogates.ts";
import { type SqlValue, valueToJson } from "./values.ts";

/** Values for the parameters of a statement: by position or by name (with or without its prefix), never both. */
export interface StatementArguments {
  readonly positional: readonly SqlValue[];
  readonly named: readonly { readonly name: string; readonly value: SqlValue }[];
}

/** The one statement in the text. @throws StatementError if there is none, more than one, or one we refuse. */
export function singleStatement(sql: string): SqlStatement {
  const statements = parseSql(sql);
  const [statement] = statements;
  if (statement === undefined) {
    throw new StatementError("SQL_NO_STATEMENT", "SQL string does not contain any statement");
  }
  if (statements.length > 1) {
    throw new StatementError("SQL_MANY_STATEMENTS", "SQL string contains more than one statement");
  }
  return statement;
}

/** Runs a statement and returns Hrana's `StmtResult` as JSON text. @throws StatementError */
export function runStatement(
  connection: Connection,
  statement: SqlStatement,
  args: StatementArguments,
  wantRows: boolean,
): string {
  try {
    requireSupported(statement);
    const values = bindArguments(statement.parameters, args);
    const prepared = connection.prepare(statement.text);
    if (statement.altersConnection) connection.altered = true;
    if (!prepared.reader) {
      prepared.run(values);
      return resultToJson([], [], connection, statement);
    }
    const rows = prepared.all(values);
    // Columns are asked for afterwards: SQLite prepares again by itself when the schema has changed.
    const columns = prepared.columns().map(columnToJson);
    return resultToJson(columns, wantRows ? rows : [], connection, statement);
  } catch (error) {
    const failure = statementErrorFrom(error);
    // See startWriting: the statement may have stayed active, so no other stream may get this connection.
    if (isBusy(failure)) connection.altered = true;
    throw failure;
  }
}

/**
 * Makes the open transaction a writing one. @throws StatementError SQLITE_BUSY if it has read an older state
 *
 * A prepared statement that meets SQLITE_BUSY stays active and keeps its connection on the old state, and the
 * native library cannot reset it; `exec` does. This pragma takes SQLite's write lock and changes nothing.
 */
export function startWriting(connection: Connection): void {
  try {
    connection.exec("PRAGMA incremental_vacuum(1)");
  } catch (error) {
    throw statementErrorFrom(error);
  }
}

/** Hrana's `DescribeResult` of a statement, as JSON text. @throws StatementError */
export function describeStatement(connection: Connection, statement: SqlStatement): string {
  try {
    requireSupported(statement);
    const prepared = connection.prepare(statement.text);
    const columns = prepared.reader ? prepared.columns().map(columnToJson) : [];
    const parameters = statement.parameters.map((name) => JSON.stringify({ name }));
    return (
      `{"params":[${parameters.join(",")}],"cols":[${columns.join(",")}],` +
      `"is_explain":${statement.explains},"is_readonly":${!statement.writes}}`
    );
  } catch (error) {
    throw statementErrorFrom(error);
  }
}

function requireSupported(statement: SqlStatement): void {
  if (statement.supported) return;
  throw new StatementError("SQL_PARSE_ERROR", "SQL string could not be parsed: unsupported statement");
}

/** A value for every parameter, because the native library keeps the last one for those not given. */
function bindArguments(
  parameters: readonly (string | null)[],
  args: StatementArguments,
): readonly SqlValue[] {
  const { positional, named } = args;
  if (positional.length > 0 && named.length > 0) {
    throw new StatementError(
      "ARGS_BOTH_POSITIONAL_AND_NAMED",
      "Specifying both positional and named arguments is not supported",
    );
  }
  for (const value of positional) requireReadable(value);
  for (const { value } of named) requireReadable(value);
  const given = positional.length + named.length;
  if (given > parameters.length) {
    throw argumentsInvalid(`too many parameters, expected ${parameters.length} found ${given}`);
  }
  if (named.length === 0) {
    if (positional.length === parameters.length) return positional;
    throw argumentsInvalid(`value for parameter ${parameters[given] ?? given + 1} not found`);
  }
  const byName = new Map(named.map(({ name, value }) => [name, value]));
  return parameters.map((parameter, index) => {
    const value = parameter === null ? undefined : (byName.get(parameter) ?? byName.get(parameter.slice(1)));
    if (value !== undefined) return value;
    if (parameter !== null && (byName.has(parameter) || byName.has(parameter.slice(1)))) return null;
    throw argumentsInvalid(`value for parameter ${parameter ?? index + 1} not found`);
  });
}

function requireReadable(value: SqlValue): void {
  if (typeof value !== "string" || !escapesHalfPair(value)) return;
  throw argumentsInvalid(
    "a JSON text holds half of a surrogate pair and could not be read back; use toWellFormed()",
  );
}

function argumentsInvalid(reason: string): StatementError {
  return new StatementError("ARGS_INVALID", `Arguments do not match SQL parameters: ${reason}`);
}

function columnToJson(column: { name: string; type: string | null }): string {
  return `{"name":${JSON.stringify(column.name)},"decltype":${JSON.stringify(column.type)}}`;
}

function resultToJson(
  columns: readonly string[],
  rows: readonly unknown[],
  connection: Connection,
  statement: SqlStatement,
): string {
  const change = statement.changesRows ? connection.lastChange() : undefined;
  const rowid = change !== undefined && statement.inserts ? `"${change.rowid}"` : "null";
  return (
    `{"cols":[${columns.join(",")}],"rows":[${rows.map(rowToJson).join(",")}],` +
    `"affected_row_count":${change?.changes ?? 0},"last_insert_rowid":${rowid}}`
  );
}

function rowToJson(row: unknown): string {
  if (!Array.isArray(row)) throw new TypeError("SQLite returned a row of an unknown kind.");
  return `[${row.map(valueToJson).join(",")}]`;
}
