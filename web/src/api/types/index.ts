/** What travels between server and screens, as the API contract words it. */
export type * from "./facts";
export type * from "./insights";
export type * from "./sources";
export type * from "./workspaces";
