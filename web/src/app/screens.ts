/** The screen of a map, on its way from the moment an address asks for it. */
export const mapScreen = () => import("@/features/journeys/MapScreen");
