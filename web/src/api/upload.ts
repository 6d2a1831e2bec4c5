import { addressOf, csrfToken } from "./client";
import { ApiProblem, type Problem } from "./problem";
import type { Upload } from "./types";
import { roomOf } from "./workspaces";

/** A running upload: its result, and the way to stop it. */
export interface RunningUpload {
  result: Promise<Upload>;
  cancel: () => void;
}

function problemFrom(request: XMLHttpRequest): ApiProblem {
  let body: Partial<Problem> = {};
  try {
    body = JSON.parse(request.responseText) as Partial<Problem>;
  } catch {
    body = { title: request.statusText };
  }
  return new ApiProblem({
    title: body.title ?? "",
    status: request.status,
    code: body.code ?? `http-${request.status}`,
    detail: body.detail ?? "",
    hint: body.hint,
  });
}

/** Send the raw bytes of a file. Not by fetch: that cannot tell how far it is. */
export function upload(workspace: string, file: File, onProgress: (share: number) => void): RunningUpload {
  const request = new XMLHttpRequest();
  const result = new Promise<Upload>((resolve, reject) => {
    request.open("POST", addressOf(`${roomOf(workspace)}/uploads`, { name: file.name }));
    request.setRequestHeader("X-CSRFToken", csrfToken());
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () =>
      request.status < 300 ? resolve(JSON.parse(request.responseText) as Upload) : reject(problemFrom(request));
    request.onerror = () => reject(new ApiProblem({ title: "", status: 0, code: "offline", detail: "" }));
    request.onabort = () => reject(new DOMException("", "AbortError"));
    request.send(file);
  });
  return { result, cancel: () => request.abort() };
}
