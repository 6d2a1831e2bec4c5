/** What became of files that were chosen together. */
export interface Taking<Sent> {
  sent: Sent[];
  refused: { name: string; error: unknown }[];
  /** Names of those for which there was no room. */
  left: string[];
}

/** Send the files for which there is room; one that is refused holds up none of the others. */
export async function takeFiles<Sent>(files: File[], room: number, send: (file: File) => Promise<Sent>): Promise<Taking<Sent>> {
  const tried = files.slice(0, room);
  const answers = await Promise.allSettled(tried.map(send));
  return {
    sent: answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    refused: answers.flatMap((one, index) => (one.status === "rejected" ? [{ name: tried[index]?.name ?? "", error: one.reason as unknown }] : [])),
    left: files.slice(room).map((file) => file.name),
  };
}
