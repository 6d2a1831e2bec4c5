import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useState } from "react";

interface KeptNumberProps extends Pick<NumberInputProps, "label" | "min" | "max"> {
  value: number;
  onKeep: (value: number) => void;
}

/** A whole number that is kept once its field is left: what is only half typed reaches nobody. */
export function KeptNumber({ value, onKeep, ...props }: KeptNumberProps) {
  const [typed, setTyped] = useState<number | string | null>(null);
  const leave = () => {
    if (typeof typed === "number" && typed !== value) onKeep(typed);
    setTyped(null);
  };
  return <NumberInput {...props} clampBehavior="strict" allowDecimal={false} value={typed ?? value} onChange={setTyped} onBlur={leave} />;
}
