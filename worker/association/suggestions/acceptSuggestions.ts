import type * as z from "zod";
import type { suggestionsAcceptedSchema } from "#shared/suggestion.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { acceptSuggestion } from "./acceptSuggestion.ts";

/** Accepts several suggestions as they are proposed; one that cannot be is answered with its code and stops no other. */
export async function acceptSuggestions(
  ctx: UserContext,
  ids: string[],
): Promise<z.infer<typeof suggestionsAcceptedSchema>> {
  const items: z.infer<typeof suggestionsAcceptedSchema>["items"] = [];
  for (const id of new Set(ids)) items.push({ id, code: await codeOf(acceptSuggestion(ctx, id, {})) });
  return { items };
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
