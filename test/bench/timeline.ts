import type { Table } from "./report.ts";
export async function benchTimeline(): Promise<Table[]> {
  return [];
}
