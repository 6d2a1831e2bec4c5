/** A map and the maps to which its steps and cells lead. */
export interface MapNode {
  id: string;
  opens: string[];
}

/** All maps that one comes to from a map, however deep, itself among them; a circle does no harm. */
export function mapsBelow(start: string, maps: readonly MapNode[]): Set<string> {
  const opens = new Map(maps.map((map) => [map.id, map.opens]));
  const found = new Set<string>();
  const ahead = [start];
  for (let one = ahead.pop(); one !== undefined; one = ahead.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    ahead.push(...(opens.get(one) ?? []));
  }
  return found;
}

/** Whether a map may lead to another one: not where one would come round to the first again. */
export const mayLead = (from: string, to: string, maps: readonly MapNode[]): boolean => !mapsBelow(to, maps).has(from);

/** The maps that lead to a map. */
export const mapsAbove = <M extends MapNode>(id: string, maps: readonly M[]): M[] => maps.filter((map) => map.opens.includes(id));

/**
 * The way from the top down to a map, itself left out: the one that was walked where it still leads here, else
 * the only one there is, as far up as there is but one.
 */
export function wayTo<M extends MapNode>(id: string, maps: readonly M[], walked: readonly string[]): M[] {
  const known = new Map(maps.map((map) => [map.id, map]));
  const steps = [...walked, id];
  const leads = walked.length > 0 && walked.every((one, index) => known.get(one)?.opens.includes(steps[index + 1] ?? ""));
  if (leads) return walked.flatMap((one) => known.get(one) ?? []);
  const way: M[] = [];
  for (let above = mapsAbove(id, maps); above.length === 1 && above[0] && !way.includes(above[0]); above = mapsAbove(above[0].id, maps)) {
    way.unshift(above[0]);
  }
  return way;
}
