/** The answer of a call: `T` is what the test expects to find in it. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Calls an API as one account: GET, or POST where there is a body, unless said. Paths, or whole urls as links are. */
export type CallAs = <T>(
  path: string,
  init?: { method?: string; body?: unknown; headers?: Record<string, string> },
) => Promise<Answer<T>>;

/** Calls the API at `base` with an access token; JSON is read, anything else is the text of the answer. */
export function callAs(base: string, accessToken: string): CallAs {
  return async <T>(path: string, init: Parameters<CallAs>[1] = {}) => {
    const response = await fetch(path.startsWith("http") ? path : base + path, {
      method: init.method ?? (init.body === undefined ? "GET" : "POST"),
      headers: {
        authorization: `Bearer ${accessToken}`,
        "content-type": "application/json",
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    return {
      status: response.status,
      body: (isJson ? JSON.parse(text) : text || null) as T,
      headers: response.headers,
    };
  };
}
