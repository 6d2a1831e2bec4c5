import { BASE, call } from "./client";
import type {
  Board, HandOver, Joined, MapCommand, WorkshopDoor, WorkshopIn, WorkshopNote, WorkshopNoteIn, WorkshopPatch, WorkshopRef,
} from "./types";
import { roomOf } from "./workspaces";

/** A place in a workshop; a guest's has the secret that speaks for them. */
export interface Seat {
  workspace: string;
  workshop: string;
  secret?: string;
}

const ofMap = (workspace: string, map: string) => `${roomOf(workspace)}/maps/${map}/workshops`;
const at = ({ workspace, workshop }: Seat, rest = "") => `${roomOf(workspace)}/workshops/${workshop}${rest}`;

export const fetchWorkshops = (workspace: string, map: string) => call<WorkshopRef[]>("GET", ofMap(workspace, map));
export const createWorkshop = (workspace: string, map: string, body: WorkshopIn) =>
  call<WorkshopRef>("POST", ofMap(workspace, map), { body });
export const leadWorkshop = (seat: Seat, body: WorkshopPatch) => call<WorkshopRef>("PATCH", at(seat), { body });
export const removeWorkshop = (seat: Seat) => call<undefined>("DELETE", at(seat));
export const setTimer = (seat: Seat, seconds: number | null) => call<WorkshopRef>("PUT", at(seat, "/timer"), { body: { seconds } });
export const fetchDoor = (seat: Seat) => call<{ url: string | null }>("GET", at(seat, "/door"));
export const codeAddress = (seat: Seat) => at(seat, "/door.svg");
export const revealNotes = (seat: Seat) => call<undefined>("POST", at(seat, "/reveal"), { body: {} });
export const pasteNotes = (seat: Seat, body: { kind: WorkshopNote["kind"]; text: string }) =>
  call<undefined>("POST", at(seat, "/paper"), { body });
export const handOver = (seat: Seat, body: HandOver) => call<{ inverse: MapCommand[] }>("POST", at(seat, "/hand-over"), { body });
export const takeBack = (seat: Seat, body: { note_ids: string[]; commands: MapCommand[] }) =>
  call<unknown>("POST", at(seat, "/hand-over/undo"), { body });
export const removeGuest = (seat: Seat, guest: string) => call<undefined>("DELETE", at(seat, `/guests/${guest}`));

export const lookThroughDoor = (door: string) => call<WorkshopDoor>("GET", `${BASE}/workshop-door`, { secret: door });
export const joinWorkshop = (door: string, name: string) =>
  call<Joined>("POST", `${BASE}/workshop-door`, { secret: door, body: { name } });

export const fetchBoard = (seat: Seat) => call<Board>("GET", at(seat, "/board"), { secret: seat.secret });
export const writeNote = (seat: Seat, body: WorkshopNoteIn) =>
  call<undefined>("POST", at(seat, "/notes"), { secret: seat.secret, body });
export const changeNote = (seat: Seat, note: string, body: Partial<WorkshopNoteIn> & { is_revealed?: boolean }) =>
  call<undefined>("PATCH", at(seat, `/notes/${note}`), { secret: seat.secret, body });
export const removeNote = (seat: Seat, note: string) =>
  call<undefined>("DELETE", at(seat, `/notes/${note}`), { secret: seat.secret });
export const giveDots = (seat: Seat, note: string, dots: number) =>
  call<undefined>("PUT", at(seat, `/notes/${note}/dots`), { secret: seat.secret, body: { dots } });
export const rateTouchpoint = (seat: Seat, subject: string, value: number) =>
  call<undefined>("PUT", at(seat, "/ratings"), { secret: seat.secret, body: { subject, value } });
