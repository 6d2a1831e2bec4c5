import { Avatar } from "@mantine/core";
import { pictureAddress } from "@/api/personas";
import type { Persona } from "@/api/types";

interface PortraitProps {
  workspace: string;
  persona: Persona;
  size: number;
}

/** The face of a persona: its picture, or the first letters of its name. */
export function Portrait({ workspace, persona, size }: PortraitProps) {
  return (
    <Avatar
      src={pictureAddress(workspace, persona)} name={persona.name} alt="" size={size} radius={size / 5} color="initials"
    />
  );
}
