import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { refusalsOf, type FieldOfForm, type Refusal } from "./refusals";

interface FormProps {
  onSubmit: () => void;
  className?: string;
  /** What stands in it; a field that may be refused has a name and shows what is said of it. */
  children: ReactNode | ((errorOf: (name: string) => string | undefined) => ReactNode);
}

const isField = (element: Element): element is HTMLInputElement => "required" in element && "validity" in element;

/** A form that says itself what is missing, in the reader's language: the browser would say it in its own. */
export function Form({ onSubmit, className, children }: FormProps) {
  const { t } = useTranslation("ui");
  const [refused, setRefused] = useState<ReadonlyMap<string, Refusal>>(new Map());
  const errorOf = (name: string) => {
    const refusal = refused.get(name);
    return refusal && t(`field.${refusal.why}`, { count: refusal.count });
  };
  return (
    <form
      className={className} noValidate
      onChange={({ target }) => {
        const name = (target as Partial<FieldOfForm>).name ?? "";
        if (refused.has(name)) setRefused(new Map([...refused].filter(([one]) => one !== name)));
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const fields = [...event.currentTarget.elements].filter(isField);
        const found = refusalsOf(fields);
        setRefused(found);
        const [first] = found.keys();
        if (first === undefined) onSubmit();
        else fields.find((field) => field.name === first)?.focus();
      }}
    >
      {typeof children === "function" ? children(errorOf) : children}
    </form>
  );
}
