import type { Department } from "./workspaces";

export interface Promised {
  text: string;
  value: number | null;
  scale_min: number | null;
  scale_max: number | null;
}

export interface TouchpointIn {
  name: string;
  stage: string;
  channels: string[];
  departments: string[];
  accountable: string | null;
  promise: Promised | null;
}

export interface Touchpoint {
  id: string;
  name: string;
  stage: string;
  channels: string[];
  departments: Department[];
  accountable: Department | null;
  promise: Promised | null;
  is_manual: boolean;
  activities: string[];
  observation_names: string[];
  events: number;
  observations: number;
  maps: number;
}

