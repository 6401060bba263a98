import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import * as z from "zod";
import { buildExtension } from "./extensionBuild.ts";

const findingSchema = z.object({ code: z.string(), message: z.string(), file: z.string().nullish() });
const reportSchema = z.object({ errors: z.array(findingSchema), warnings: z.array(findingSchema) });

/**
 * What stands in libraries and is never reached with a stranger's text: React and the sanitiser set `innerHTML`, and zod
 * asks once whether it may compile, which the extension's policy refuses.
 */
const ofLibraries = new Set(["UNSAFE_VAR_ASSIGNMENT", "DANGEROUS_EVAL"]);

test("Mozilla's linter finds nothing in the build for Firefox", async () => {
  const directory = await mkdtemp(join(tmpdir(), "threadbook-firefox-"));
  try {
    const source = await buildExtension("https://threadbook.example.com", directory, "firefox");
    const webExt = join(dirname(createRequire(import.meta.url).resolve("web-ext")), "bin/web-ext.js");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [webExt, "lint", "--source-dir", source, "--output", "json", "--no-config-discovery"],
      { maxBuffer: 16_000_000 },
    );
    const { errors, warnings } = reportSchema.parse(JSON.parse(stdout));
    expect(errors).toEqual([]);
    expect(warnings.filter(({ code }) => !ofLibraries.has(code))).toEqual([]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
