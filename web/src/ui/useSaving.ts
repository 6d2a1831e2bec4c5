import { useMutation } from "@tanstack/react-query";
import { type MouseEvent, useCallback } from "react";
import { fetchFile } from "@/api/download";
import { useTellProblem } from "./notify";

interface Wanted {
  address: string;
  /** Under which name, where the server says none. */
  name: string;
}

const A_MINUTE_MS = 60_000;

function give(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

/** Save what a link leads to: refused, it says why, where the browser would only note that a download failed. */
export function useSaving() {
  const onError = useTellProblem();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ address }: Wanted) => fetchFile(address),
    onSuccess: (file, { address, name }) => {
      if (!file) return give(address, name);
      const held = URL.createObjectURL(file.blob);
      give(held, file.name || name);
      setTimeout(() => URL.revokeObjectURL(held), A_MINUTE_MS);
    },
    onError,
  });
  const save = (event: MouseEvent<HTMLAnchorElement>) => {
    // Whoever asks for it otherwise, say in a tab of its own, is left to the browser.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    mutate({ address: event.currentTarget.href, name: event.currentTarget.download });
  };
  const saveFrom = useCallback((address: string) => mutate({ address, name: "" }), [mutate]);
  return { save, saveFrom, isSaving: isPending };
}
