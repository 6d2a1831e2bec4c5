import type { components } from "./schema";

/** What travels between server and screens: names for the generated types, and what they leave open. */
type Raw = components["schemas"];

/** An answer as it arrives: fields with a default are always there. */
type Whole<T> = T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Schemas = { [Name in keyof Raw]: Whole<Raw[Name]> };

export type Role = Schemas["Role"];
export type Session = Schemas["SessionOut"];
export type User = Schemas["UserOut"];
export type Workspace = Schemas["WorkspaceOut"];
export type Member = Schemas["MemberOut"];
export type Invitation = Schemas["InvitationOut"];
export type Department = Schemas["DepartmentOut"];

export type MapExport = Schemas["ExportOut"];

export type ColumnMapping = Schemas["ColumnMapping"];
export type EventRole = ColumnMapping["role"];
export type Privacy = ColumnMapping["privacy"];
export type PersonalKind = NonNullable<ColumnMapping["personal"]>;
export type TimeReading = Schemas["TimeReading"];
export type EventMapping = Schemas["EventMapping"];
export type Scale = Schemas["Scale"];
export type RatingColumn = Schemas["RatingColumn"];
export type ObservationMapping = Schemas["ObservationMapping"];
export type Mapping = EventMapping | ObservationMapping;
export type ReadOptions = Partial<Raw["OptionsIn"]>;
export type Upload = Schemas["UploadOut"];
export type Preview = Omit<Schemas["PreviewOut"], "options"> & { options: ReadOptions };
export type PreviewColumn = Schemas["ColumnOut"];
export type Refusal = Schemas["RefusalOut"];
export type Gap = Schemas["GapOut"];
export type Suspicious = Schemas["SuspiciousOut"];
export type Understanding = Schemas["UnderstandingOut"];
export type ImportReport = Schemas["ReportOut"];
export type Import = Schemas["ImportOut"];
export type ImportState = Import["state"];
export type StatusEntry = Schemas["EntryOut"];
export type Wanted = Schemas["Outcome"];

export type ImportLens = Raw["ImportLensIn"];

export interface ImportIn {
  upload_id: string;
  source_id?: string;
  source_name?: string;
  mapping: Mapping;
  options: ReadOptions;
  accept_refused: boolean;
  expected_refused?: number;
  lens?: ImportLens;
}

export type Source = Schemas["SourceOut"];

export type Touchpoint = Schemas["TouchpointOut"];
export type Promised = Schemas["Promise"];
export type BindingVersion = Schemas["BindingVersionOut"];
export type StepBindingTold = Schemas["StepBindingOut"];
export type TouchpointIn = Raw["TouchpointIn"];
export type ReportedFigure = Schemas["ReportedOut"];
export type ReportedIn = Raw["ReportedIn"];

export type Lens = Schemas["LensOut"];

/** Which journeys an answer is about; every part narrows. */
export interface Filter {
  case?: Record<string, string[]>;
  event?: Record<string, string[]>;
  without?: string[];
  contains?: string[];
  starts?: string[];
  ends?: string[];
  follows?: [string, string] | null;
  variants?: string[];
  since_us?: number | null;
  until_us?: number | null;
  min_seconds?: number | null;
  max_seconds?: number | null;
  states?: string[];
}

export type Summary = Schemas["SummaryOut"];
export type Graph = Schemas["GraphOut"];
export type GraphEdge = Schemas["EdgeOut"];
export type Durations = Schemas["DurationsOut"];
export type EdgeDetail = Schemas["EdgeDetailOut"];
export type Variant = Schemas["VariantOut"];
export type Variants = Schemas["VariantsOut"];
export type CaseDetail = Schemas["CaseStepsOut"];

export type Task = Schemas["TaskOut"];
export type TaskState = Task["state"];
export type TaskIn = Raw["TaskIn"];
export type TaskPatch = Partial<Raw["TaskPatch"]>;
export type WhyChain = Schemas["WhysOut"];
export type WhysIn = Raw["WhysIn"];
export type Care = Schemas["CareOut"];
export type CarePatch = Partial<Raw["CarePatch"]>;
export type Reminders = Schemas["SwitchesOut"];

export type Segment = Schemas["SegmentOut"];
export interface SegmentIn {
  name: string;
  lens_id: string;
  rule: Filter;
  about: string;
}
export type SegmentFigures = Schemas["SegmentFiguresOut"];
export type SegmentMeasured = Schemas["SegmentMeasuredOut"];
export type Compared = Schemas["ComparedOut"];
export type Difference = Schemas["DifferenceOut"];
export type Persona = Schemas["PersonaOut"];
export type PersonaIn = Omit<Persona, "id" | "picture">;
export type MapCoverage = Schemas["MapCoverageOut"];
export type Story = Schemas["StoryOut"];
export type Suggestion = Omit<Schemas["SuggestionOut"], "size"> & { size: [number, number] };
export type CompanyView = Schemas["CompanyViewOut"];
export type CompanyStep = CompanyView["company"][number];
export type CompanyPair = CompanyView["pairs"][number];
export type PathStep = CompanyView["path"][number];
export type CompanyProcessIn = Raw["CompanyProcessIn"];
export type CompanyChanged = Schemas["CompanyChangedOut"];
export type CompanyTaken = Schemas["CompanyTakenOut"];
export type Correction = Raw["CorrectionIn"];
export type PairCases = Schemas["PairCasesOut"];

export type MapRef = Schemas["MapBrief"];
export type MapProgress = Schemas["ProgressOut"];
export type MapTarget = MapProgress["targets"][number];
export type OnMap = Schemas["OnMapOut"];
export type MapTemplate = Schemas["TemplateOut"];
export type FromTemplate = Raw["FromTemplateIn"];
export type ForeignMap = Raw["ForeignMapIn"];
export type ImportedMap = Raw["ImportedMapIn"];
export type MapProposal = Schemas["ProposalOut"];
export type MapReading = NonNullable<MapProposal["reading"]>;
export type LineRole = MapReading["roles"][number];
export type MapWhole = Schemas["MapOut"];
export type JourneyMap = Schemas["JourneyMap"];
export type MapStage = Schemas["MapStage"];
export type MapStep = Schemas["MapStep"];
export type MapLane = Schemas["MapLane"];
export type MapChange = Schemas["ChangeOut"];
export type MapCommand = Raw["CommandsIn"]["commands"][number];
export type Measured = Schemas["MeasuredOut"];
export type Figure = Schemas["FigureOut"];
/** What is measured at one touchpoint, by measure. */
export type Figures = Record<string, Figure>;
export type EmotionCurve = Schemas["EmotionCurveOut"];
export type Evidence = Schemas["EvidenceOut"];
export type MapCell = JourneyMap["cells"][number];
export type MapFile = Schemas["MapFileOut"];
export type Reported = Evidence["reported"][number];

export type VersionRef = Schemas["VersionBrief"];
export type MapVersion = Omit<Schemas["VersionOut"], "measured"> & { measured: Measured };
export type ShareLink = Schemas["LinkOut"];
export type NewShareLink = Schemas["LinkMadeOut"];
export type ShareLinkIn = Partial<Omit<Raw["LinkIn"], "filter">> & { filter?: Filter };
export type Shared = Schemas["SharedOut"];
export type Thread = Schemas["ThreadOut"];
export type ThreadIn = Raw["ThreadIn"];
export type Comment = Schemas["CommentOut"];
export type Person = Schemas["PersonOut"];
export type Mention = Schemas["MentionOut"];
export type MentionMail = Schemas["MentionMailOut"];

export type WorkshopRef = Schemas["WorkshopOut"];
export type WorkshopIn = Partial<Raw["WorkshopIn"]>;
export type WorkshopPatch = Partial<Raw["WorkshopPatch"]>;
export type Board = Schemas["BoardOut"];
export type WorkshopNote = Schemas["NoteOut"];
export type WorkshopNoteIn = Raw["NoteIn"];
export type WorkshopDoor = Schemas["DoorOut"];
export type Joined = Schemas["JoinOut"];
export type HandOver = Raw["HandOverIn"];
