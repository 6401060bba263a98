/** Seals secrets at rest. `binding` names the row: a sealed text that was moved to another row does not open. */
export interface TokenVault {
  seal(plain: string, binding: string): Promise<string>;
  /** @throws Error where the key is unknown, the text was changed, or it belongs to another row. */
  open(sealed: string, binding: string): Promise<string>;
}
