import { Button, Loader, type ButtonProps } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useSaving } from "./useSaving";

interface SaveButtonProps extends Pick<ButtonProps, "variant"> {
  href: string;
  children: ReactNode;
}

/** A button that saves a file, and shows that it is on its way; pressed again meanwhile, it asks for no second one. */
export function SaveButton({ href, variant, children }: SaveButtonProps) {
  const { save, isSaving } = useSaving();
  return (
    <Button
      component="a" href={href} download onClick={(event) => (isSaving ? event.preventDefault() : save(event))} variant={variant} aria-busy={isSaving}
      leftSection={isSaving ? <Loader size={16} color="currentColor" /> : <IconDownload size={16} />}
    >
      {children}
    </Button>
  );
}
