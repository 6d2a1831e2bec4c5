import { BpmnModdle } from "bpmn-moddle";
import { describe, expect, it } from "vitest";
import written from "./process.bpmn?raw";

interface Thing {
  $type: string;
  name?: string;
  [more: string]: unknown;
}

/** What the reader of bpmn.io says of the file that tests/report/test_bpmn.py writes. */
const read = () => new BpmnModdle().fromXML(written);

const inside = (element: unknown, name: string) => ((element as Thing)[name] ?? []) as Thing[];

describe("a process as BPMN", () => {
  it("is read by another reader without a warning", async () => {
    const { rootElement, warnings } = await read();
    expect(warnings).toEqual([]);
    expect((rootElement as Thing).$type).toBe("bpmn:Definitions");
  });

  it("has its lanes, gateways and flows there", async () => {
    const { rootElement } = await read();
    const process = inside(rootElement, "rootElements").find((one) => one.$type === "bpmn:Process") as Thing;
    const lanes = inside(inside(process, "laneSets")[0], "lanes").map((lane) => lane.name);
    expect(lanes).toEqual(["Приёмка", undefined, "Warsztat"]);
    const kinds = inside(process, "flowElements").map((one) => one.$type);
    const count = (kind: string) => kinds.filter((one) => one === `bpmn:${kind}`).length;
    expect([count("ExclusiveGateway"), count("ParallelGateway"), count("Task")]).toEqual([2, 2, 5]);
    const flows = inside(process, "flowElements").filter((one) => one.$type === "bpmn:SequenceFlow");
    expect(flows.every((flow) => flow.sourceRef && flow.targetRef)).toBe(true);
    expect(flows.map((flow) => flow.name).filter(Boolean)).toEqual(["In", "On the site"]);
  });

  it("draws every element of it", async () => {
    const { rootElement } = await read();
    const [diagram] = inside(rootElement, "diagrams");
    const drawn = inside(diagram?.plane, "planeElement").map((one) => (one.bpmnElement as Thing).id);
    const process = inside(rootElement, "rootElements").find((one) => one.$type === "bpmn:Process") as Thing;
    expect(drawn).toEqual(expect.arrayContaining(inside(process, "flowElements").map((one) => one.id)));
  });
});
