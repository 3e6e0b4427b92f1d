import type { Edition } from '../archive/edition.ts';
import type { Decision, Path, Situation, Unit } from '../archive/model.ts';
import {
  besideSituation,
  citesOfDecision,
  citesOfSituation,
  minutesOfPath,
  placeOfUnit,
} from '../archive/queries/training.ts';
import { plainProse } from '../text/prose.ts';

const idsOf = (records: readonly { id: string }[]): string[] => records.map(({ id }) => id);

function filePath(edition: Edition, path: Path) {
  const { id, url, title, who, lead, units } = path;
  return { id, url, title, who, lead, minutes: minutesOfPath(edition, path), units };
}

/** `task` is what to do, then the lines of its checklist; these stand again in `checklist`, with their cites. */
function fileUnit(edition: Edition, unit: Unit) {
  const { reading, further, task, warning, ...rest } = unit;
  return {
    ...rest,
    path: placeOfUnit(edition, unit).path.id,
    readings: [reading, ...further],
    task: [task.text, ...task.checklist.map(({ text }) => text)],
    checklist: task.checklist,
    observe: task.observe,
    warning: plainProse(warning),
  };
}

/** `then` is one text: what held, and what to ask one's own county now; `changed` has it sentence by sentence, with cites. */
function fileSituation(edition: Edition, situation: Situation) {
  const { then, thin = null, warning, ...rest } = situation;
  const { units, decisions } = besideSituation(edition, situation);
  return {
    ...rest,
    cites: citesOfSituation(situation),
    then: then.map(({ held, ask }) => held + ask).join(''),
    changed: then,
    thin,
    units: idsOf(units),
    decisions: idsOf(decisions),
    warning: plainProse(warning),
  };
}

function fileDecision({ warning, ...rest }: Decision) {
  return { ...rest, cites: citesOfDecision({ warning, ...rest }), warning: plainProse(warning) };
}

/**
 * All of the training as one JSON text, with the edition that it is of. Readers of the data count on `plans`, the trainer's
 * side, which this edition has none of.
 */
export function trainingJson(edition: Edition): string {
  const data = {
    edition: { date: edition.site.date, hash: edition.hash },
    paths: edition.paths.map((path) => filePath(edition, path)),
    units: edition.units.map((unit) => fileUnit(edition, unit)),
    situations: edition.situations.map((situation) => fileSituation(edition, situation)),
    decisions: edition.decisions.map(fileDecision),
    plans: [],
  };
  return `${JSON.stringify(data)}\n`;
}
