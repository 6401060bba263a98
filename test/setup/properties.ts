import * as fc from "fast-check";

// Every run tries the same values: a failure belongs to the change at hand. FC_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) });
