declare module "mailsplit" {
  import type { Duplex, Transform } from "node:stream";

  /** A header block; `line` holds the bytes of one header as a binary string, folds included. */
  export class Headers {
    constructor(block: Buffer);
    getFirst(key: string): string;
    getList(): { key: string; line: string }[];
  }

  export interface MimeNode {
    type: "node";
    parentNode: MimeNode | false;
    headers: Headers | false;
    contentType: string | false;
    charset: string | false;
    encoding: string | false;
    disposition: string | false;
    filename: string | false;
    multipart: string | false;
    getDecoder(): Duplex;
  }

  export interface MimeChunk {
    type: "body" | "data";
    node: MimeNode;
    value: Buffer;
  }

  export class Splitter extends Transform {
    constructor(options?: { ignoreEmbedded?: boolean; maxHeadSize?: number; maxChildNodes?: number });
  }
}
