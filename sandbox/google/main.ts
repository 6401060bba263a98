import { runUntilInterrupted } from "../standIn/runUntilInterrupted.ts";
import { startGoogle } from "./server.ts";

/** `node sandbox/google/main.ts --storage google.db --port 4010`: runs the stand-in until it is interrupted. */
await runUntilInterrupted("Google's stand-in", startGoogle);
