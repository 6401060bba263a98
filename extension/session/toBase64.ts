/** Bytes as text: messages of an extension carry no bytes. */
export function toBase64(bytes: Uint8Array): string {
  const size = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += size)
    text += String.fromCharCode(...bytes.subarray(at, at + size));
  return btoa(text);
}
