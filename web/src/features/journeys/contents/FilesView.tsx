import { IconFile } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { mapFileAddress } from "@/api/mapFiles";
import type { CellFile } from "@/canvas/contents";
import { useSaving } from "@/ui/useSaving";

/** Pictures and files of a cell, in order, each with what is written below it. */
export function FilesView({ files }: { files: CellFile[] }) {
  return (
    <ol className="content-files">
      {files.map((file) => (
        <li key={file.file_id}>
          <Shown file={file} />
        </li>
      ))}
    </ol>
  );
}

function Shown({ file }: { file: CellFile }) {
  const { workspace = "" } = useParams({ strict: false });
  const [isGone, setGone] = useState(false);
  const { save } = useSaving();
  const address = mapFileAddress(workspace, file.file_id);
  // Who looks by a link belongs to no workspace: its files stay inside, their names are told.
  if (workspace === "") return <span className="content-file">{file.caption || file.name}</span>;
  if (file.is_picture && !isGone) {
    return (
      <figure>
        <img src={address} alt={file.caption || file.name} loading="lazy" onError={() => setGone(true)} />
        {file.caption && <figcaption>{file.caption}</figcaption>}
      </figure>
    );
  }
  return (
    <a
      className="content-file" href={address} download={file.name}
      onClick={(event) => {
        event.stopPropagation();
        save(event);
      }}
    >
      <IconFile size={15} aria-hidden /> {file.caption || file.name}
    </a>
  );
}
