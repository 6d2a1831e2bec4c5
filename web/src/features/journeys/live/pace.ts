/** The task at once, and then at most once in so many milliseconds, however often it is asked for. */
export function atMostEvery(ms: number, task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsked = false;
  const rest = () => {
    timer = undefined;
    if (!isAsked) return;
    isAsked = false;
    ask();
  };
  const ask = () => {
    if (timer !== undefined) {
      isAsked = true;
      return;
    }
    timer = setTimeout(rest, ms);
    task();
  };
  return ask;
}
