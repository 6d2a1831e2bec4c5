import { addressOf, call } from "./client";
import { filterWord } from "./insights";
import type { Filter, Lens, Story, Suggestion } from "./types";
import { roomOf } from "./workspaces";

const at = (workspace: string, map: string, rest: string) => `${roomOf(workspace)}/maps/${map}/${rest}`;

/** Of which journeys, in which language. */
export interface StoryQuestion {
  filter: Filter;
  language: string;
}

const asQuery = ({ filter, language }: StoryQuestion) => ({ filter: filterWord(filter), language });

/** A map's story on one page, in words: problems, strengths, what they cost, what nobody knows. */
export const fetchStory = (workspace: string, map: string, asked: StoryQuestion) =>
  call<Story>("GET", at(workspace, map, "story"), { query: asQuery(asked) });

export const storyAddress = (workspace: string, map: string, asked: StoryQuestion, kind: "pdf" | "pptx") =>
  addressOf(at(workspace, map, "story/export"), { ...asQuery(asked), kind });

/** Marks that the figures suggest, each with its reason. */
export const fetchSuggestions = (workspace: string, map: string, asked: StoryQuestion) =>
  call<Suggestion[]>("GET", at(workspace, map, "suggestions"), { query: asQuery(asked) });

const lensAt = (workspace: string, lens: string) => `${roomOf(workspace)}/lenses/${lens}`;

/** The attributes that could hold money. */
export const fetchAmounts = (workspace: string, lens: string) => call<string[]>("GET", `${lensAt(workspace, lens)}/amounts`);

/** Say which attribute of the events holds money; an empty one takes that back. */
export const setMoney = (workspace: string, lens: string, attribute: string) =>
  call<Lens>("PATCH", lensAt(workspace, lens), { body: { money_attribute: attribute } });
