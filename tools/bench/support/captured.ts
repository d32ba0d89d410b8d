/**
 * What the work writes to standard output and error, of this process and the ones it starts through it.
 * @throws Error with all of that, when the work fails
 */
export async function captured(work: () => Promise<unknown>): Promise<string> {
  let printed = '';
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) {
    stream.write = ((chunk: string | Uint8Array) => {
      printed += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    }) as typeof stream.write;
  }
  try {
    await work();
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${printed}`, { cause: error });
  } finally {
    streams.forEach((stream, i) => {
      stream.write = writes[i] as typeof stream.write;
    });
  }
  return printed;
}
