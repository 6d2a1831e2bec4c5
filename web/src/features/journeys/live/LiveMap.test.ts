import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { documentOf, FakeBrowser, FakeRoom, name, nameOf, note, openPage, type Open } from "./testing";

const pass = (ms = 100) => vi.advanceTimersByTimeAsync(ms);
const textsOf = (page: Open) => documentOf(page).cells.map(({ text }) => text);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("two people on one map", () => {
  test("see each other's changes, each at once on the own screen", async () => {
    const room = new FakeRoom();
    const [vera, jan] = [openPage(room, "a"), openPage(room, "b")];
    await pass();
    vera.live.apply(name("pay", "Pay!"));
    expect([nameOf(vera, "pay"), nameOf(jan, "pay"), vera.live.state.waiting]).toEqual(["Pay!", "pay", 1]);
    await pass();
    expect([nameOf(jan, "pay"), vera.live.state.waiting, room.map.version]).toEqual(["Pay!", 0, 2]);
    expect(vera.live.presence.others.map(({ id }) => id)).toEqual(["p2"]);
  });

  test("take back their own changes only", async () => {
    const room = new FakeRoom();
    const [vera, jan] = [openPage(room, "a"), openPage(room, "b")];
    await pass();
    vera.live.apply(name("order", "by Vera"));
    vera.live.apply(name("pay", "by Vera"));
    await pass();
    jan.live.apply(name("pay", "by Jan"));
    await pass();
    vera.live.undo();
    await pass();
    expect([nameOf(jan, "order"), nameOf(jan, "pay")]).toEqual(["order", "by Jan"]);
    expect([vera.live.state.canUndo, vera.live.state.canRedo]).toEqual([false, true]);
    vera.live.redo();
    await pass();
    expect(nameOf(jan, "order")).toBe("by Vera");
  });

  test("do not take a step away in which the other has written since", async () => {
    const room = new FakeRoom();
    const [vera, jan] = [openPage(room, "a"), openPage(room, "b")];
    await pass();
    vera.live.apply([{ kind: "add_step", step_id: "new", stage_id: "leave", name: "Farewell", touchpoint_id: null }]);
    await pass();
    jan.live.apply(note("new", "they come back"));
    await pass();
    expect(vera.live.state.canUndo).toBe(false);
  });

  test("write in one cell at once, and both texts stay", async () => {
    const room = new FakeRoom();
    const [vera, jan] = [openPage(room, "a"), openPage(room, "b")];
    await pass();
    vera.live.apply(note("pay", "slow at noon"));
    jan.live.apply(note("pay", "no receipt"));
    await pass();
    expect(documentOf(vera)).toEqual(room.map.document);
    expect(documentOf(jan)).toEqual(room.map.document);
    for (const words of ["slow at noon", "no receipt"]) expect(textsOf(vera)[0]).toContain(words);
  });
});

describe("a change that the server refuses", () => {
  test("is taken back, and that is told", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    await pass();
    room.map = { ...room.map, document: { ...room.map.document, steps: [] } };
    vera.live.apply(name("pay", "Pay!"));
    expect(nameOf(vera, "pay")).toBe("Pay!");
    await pass();
    expect([nameOf(vera, "pay"), vera.told.refused, vera.live.state.waiting]).toEqual(["pay", [404], 0]);
  });
});

describe("what was not heard", () => {
  test("is fetched", async () => {
    const room = new FakeRoom();
    const [vera, jan] = [openPage(room, "a"), openPage(room, "b")];
    await pass();
    room.swallows = 1;
    vera.live.apply(name("pay", "lost on its way"));
    await pass();
    vera.live.apply(name("order", "heard"));
    await pass(2_000);
    expect(documentOf(jan)).toEqual(room.map.document);
    expect(nameOf(jan, "pay")).toBe("lost on its way");
  });

  test("may come later: then nothing is fetched", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    await pass();
    room.fetchMap = () => Promise.reject(new Error("nothing is to be fetched"));
    room.say({ kind: "changed", version: 3, commands: name("order", "second") });
    expect(nameOf(vera, "order")).toBe("order");
    room.say({ kind: "changed", version: 2, commands: name("pay", "first") });
    await pass(2_000);
    expect([nameOf(vera, "order"), nameOf(vera, "pay")]).toEqual(["second", "first"]);
  });

  test("is taken in part, where the map already has its beginning", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    await pass();
    room.say({ kind: "changed", version: 2, commands: name("pay", "first") });
    room.fetchMap = () => Promise.reject(new Error("nothing is to be fetched"));
    room.say({ kind: "changed", version: 4, commands: [...name("pay", "first"), ...name("order", "second"), ...name("pay", "third")] });
    await pass(2_000);
    expect([nameOf(vera, "order"), nameOf(vera, "pay"), vera.live.state.map.version]).toEqual(["second", "third", 4]);
  });

  test("a change whose answer was lost is sent again under its old id, and done once", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    await pass();
    room.isMute = true;
    vera.live.apply([{ kind: "add_step", step_id: "new", stage_id: "leave", name: "Farewell", touchpoint_id: null }]);
    await pass(20);
    room.cut();
    room.isMute = false;
    await pass(2_000);
    expect(room.sent.filter(({ kind }) => kind === "commands")).toHaveLength(2);
    expect([room.done.size, room.map.version, vera.live.state.waiting]).toEqual([1, 2, 0]);
    expect([vera.told.lost, vera.told.refused]).toEqual([[0], []]);
    expect(documentOf(vera)).toEqual(room.map.document);
  });
});

describe("without a connection", () => {
  test("changes are kept and sent on return; what others have written over is lost and told", async () => {
    const room = new FakeRoom();
    const [vera, jan] = [openPage(room, "a"), openPage(room, "b")];
    await pass();
    jan.live.lose();
    room.openWire = () => ({ send: () => undefined, close: () => undefined });
    jan.live.apply(name("pay", "by Jan"));
    jan.live.apply(name("parcel", "by Jan"));
    vera.live.apply(name("pay", "by Vera"));
    vera.live.apply(name("order", "by Vera"));
    await pass(50);
    expect([jan.live.state.standing, jan.live.state.waiting, nameOf(jan, "order")]).toEqual(["away", 2, "order"]);
    expect(jan.live.presence.others).toEqual([]);
    await pass(5_000);
    expect([nameOf(jan, "pay"), nameOf(jan, "order"), nameOf(jan, "parcel")]).toEqual(["by Vera", "by Vera", "by Jan"]);
    expect([jan.told.lost, documentOf(vera)]).toEqual([[1], documentOf(jan)]);
  });

  test("what was never sent is taken back without a word to the server", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    await pass();
    vera.live.lose();
    vera.live.apply(name("pay", "one"));
    vera.live.apply(name("pay", "two"));
    vera.live.undo();
    expect([nameOf(vera, "pay"), vera.live.state.canRedo]).toEqual(["one", true]);
    vera.live.redo();
    expect([nameOf(vera, "pay"), vera.live.state.canRedo]).toEqual(["two", false]);
    vera.live.undo();
    await pass(2_000);
    expect([nameOf(vera, "pay"), room.done.size]).toEqual(["one", 1]);
  });

  test("many changes come back a few at a time, in their order", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    await pass();
    vera.live.lose();
    for (let turn = 1; turn <= 40; turn += 1) vera.live.apply(name("pay", `turn ${turn}`));
    await pass(5_000);
    expect([room.map.version, vera.live.state.waiting, nameOf(vera, "pay")]).toEqual([41, 0, "turn 40"]);
  });

  test("what waits outlives a reload", async () => {
    const [room, browser] = [new FakeRoom(), new FakeBrowser()];
    const before = openPage(room, "a", browser);
    await pass();
    room.isDown = true;
    room.cut();
    before.live.apply(name("pay", "kept"));
    before.live.stop();
    room.isDown = false;
    const again = openPage(room, "b", browser);
    expect(nameOf(again, "pay")).toBe("pay");
    await pass(1_000);
    expect([nameOf(again, "pay"), room.map.version, [...browser.items]]).toEqual(["kept", 2, []]);
  });

  test("what waits over a reload gives way to what others have written", async () => {
    const [room, browser] = [new FakeRoom(), new FakeBrowser()];
    const before = openPage(room, "a", browser);
    await pass();
    room.isDown = true;
    room.cut();
    before.live.apply(name("pay", "kept"));
    before.live.stop();
    room.isDown = false;
    openPage(room, "c").live.apply(name("pay", "theirs"));
    await pass();
    const again = openPage(room, "b", browser);
    await pass(1_000);
    expect([nameOf(again, "pay"), again.told.lost, again.live.state.waiting]).toEqual(["theirs", [1], 0]);
  });

  test("a tab takes nothing from another that is open, and all from one that is gone", async () => {
    const [room, browser] = [new FakeRoom(), new FakeBrowser()];
    const first = openPage(room, "a", browser);
    await pass();
    room.isDown = true;
    room.cut();
    first.live.apply(name("pay", "first tab"));
    const second = openPage(room, "b", browser);
    await pass(1_000);
    expect([first.live.state.waiting, second.live.state.waiting]).toEqual([1, 0]);
    first.live.stop();
    const third = openPage(room, "c", browser);
    await pass(1_000);
    expect(third.live.state.waiting).toBe(1);
  });
});

test("what changes beside the map is told by its topic", async () => {
  const room = new FakeRoom();
  const vera = openPage(room, "a");
  await pass();
  room.say({ kind: "told", topic: "comments", id: "c1" });
  expect(vera.told.topics).toEqual(["comments"]);
});

describe("a map that somebody else has fetched", () => {
  test("is followed where it is newer, with what waits on it; an older one is not shown", async () => {
    const room = new FakeRoom();
    const vera = openPage(room, "a");
    const old = room.map;
    await pass();
    vera.live.lose();
    vera.live.apply(name("pay", "mine"));
    vera.live.fetched({ ...old, version: 5, document: { ...old.document, version: 5, title: "Newer" } });
    expect([documentOf(vera).title, nameOf(vera, "pay")]).toEqual(["Newer", "mine"]);
    const shown = vera.live.state.map;
    vera.live.fetched(old);
    expect(documentOf(vera)).toEqual(shown.document);
    expect(vera.live.state.map).not.toBe(shown);
  });
});
