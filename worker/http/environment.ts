import type { Context, UserContext } from "../context.ts";

/** What a request carries before anyone is signed in. */
export interface PublicEnv {
  Variables: { requestId: string; ctx: Context };
}

/** What a request of a signed-in user carries. */
export interface UserEnv {
  Variables: { requestId: string; ctx: UserContext };
}
