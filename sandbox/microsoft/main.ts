import { runUntilInterrupted } from "../standIn/runUntilInterrupted.ts";
import { startMicrosoft } from "./server.ts";

/** `node sandbox/microsoft/main.ts --storage microsoft.db --port 4020`: runs the stand-in until it is interrupted. */
await runUntilInterrupted("Microsoft's stand-in", startMicrosoft);
