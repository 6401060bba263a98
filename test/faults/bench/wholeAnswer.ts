/**
 * Fetches, and reads the answer to its end before handing it over: what came, and where the connection broke, the
 * break behind it. So nothing of an answer is still on its way when the next call begins.
 */
export const wholeAnswer: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  if (answer.body === null) return answer;
  const chunks: Uint8Array[] = [];
  let broken: { error: unknown } | null = null;
  const reader = answer.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) chunks.push(part.value);
  } catch (error) {
    broken = { error };
  }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk !== undefined) controller.enqueue(chunk);
      else if (broken !== null) controller.error(broken.error);
      else controller.close();
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
};
