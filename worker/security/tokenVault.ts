/** Seals secrets at rest. `binding` names the row: a sealed text that was moved to another row does not open. */
export interface TokenVault {
  seal(plain: string, binding: string): Promise<string>;
  /** @throws VaultError where the key is unknown, the text was changed, or it belongs to another row. */
  open(sealed: string, binding: string): Promise<string>;
}

/** Why a sealed text does not open. The message holds nothing of what was sealed. */
export class VaultError extends Error {
  override readonly name = "VaultError";
  /** `unknown_key`: TOKEN_KEYS lacks the key, so an operator must act. `not_intact`: changed, cut, or of another row. */
  readonly code: "unknown_key" | "not_intact";

  constructor(code: "unknown_key" | "not_intact", message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
