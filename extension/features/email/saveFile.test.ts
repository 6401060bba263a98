import { expect, test } from "vitest";
import { safeFilename } from "./saveFile.ts";

test("a file name from a mail cannot name a folder, hide, or turn its ending around", () => {
  expect(safeFilename("../../etc/passwd")).toBe("_.._etc_passwd");
  expect(safeFilename(".bashrc")).toBe("bashrc");
  expect(safeFilename("cv\u202efdp.exe")).toBe("cv fdp.exe");
  expect(safeFilename("\u0000")).toBe("attachment");
});
