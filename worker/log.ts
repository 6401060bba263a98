/** Ids, counts and codes. Never an address, a subject or a token. */
export type LogFields = Record<string, string | number | boolean | null | undefined>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** One JSON object a line, for Workers Logs; `base` is in every line. */
export function createLog(base: LogFields = {}): Log {
  const line = (level: string, event: string, fields: LogFields = {}) =>
    JSON.stringify({ level, event, ...base, ...fields });
  return {
    info: (event, fields) => console.info(line("info", event, fields)),
    warn: (event, fields) => console.warn(line("warn", event, fields)),
    error: (event, fields) => console.error(line("error", event, fields)),
  };
}

/**
 * What the log may say of an error. Messages of parsers quote what they could not read, which may be mail: of those
 * only the name is told.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const isQuoting = error instanceof SyntaxError || error.name === "ZodError" || error.name === "$ZodError";
  return isQuoting ? error.name : `${error.name}: ${error.message}`.slice(0, 300);
}
