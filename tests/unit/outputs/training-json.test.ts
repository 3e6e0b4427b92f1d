import { expect, test } from 'vitest';
import { makeEdition } from '../../../src/archive/edition.ts';
import { trainingJson } from '../../../src/outputs/training-json.ts';
import { trainingContract } from '../../support/training-data.ts';
import { miniature } from '../fixtures.ts';

const edition = miniature();
const data = trainingContract.parse(JSON.parse(trainingJson(edition)));
const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);

test('keeps the contract for everything that is in the archive', () => {
  for (const kind of ['paths', 'units', 'situations', 'decisions'] as const) {
    expect(ids(data[kind])).toEqual(ids(edition[kind]));
    expect(data[kind].length).toBeGreaterThan(0);
  }
  expect(data.edition).toEqual({ date: edition.site.date, hash: edition.hash });
});

test('a situation: all that it rests on, and what changed since as one text', () => {
  const door = data.situations.find(({ id }) => id === 'door-tomorrow')!;
  expect(door).toMatchObject({
    url: '/training/situations/door-tomorrow/',
    title: '明天头一次敲门',
    mistakes: [{ kind: 'admitted' }, { kind: 'charged' }],
    then: '那时要记录两不愁三保障的情况。本县现在入户要问哪几样？',
    thin: null,
    cases: ['dear-medicine'],
    decisions: ['snow-on-the-road'],
    warning: '送药只写了一回。没有药可送，照样可以去问。',
  });
  const parts = [door.lead, ...door.checklist, ...door.did, ...door.mistakes, ...door.changed];
  const quoted = [...parts.flatMap(({ cites }) => cites), ...door.say.map(({ words }) => words)];
  expect(new Set(door.cites.map((cite) => JSON.stringify(cite)))).toEqual(
    new Set(quoted.map((cite) => JSON.stringify(cite))),
  );
  expect(data.situations.find(({ id }) => id === 'how-long-it-lasts')).toMatchObject({
    then: '',
    mistakes: [],
    thin: '只有一篇两段，没有人写到答错了会怎样。',
  });
});

test('a unit: its main reading first, what to do before the lines of the checklist', () => {
  for (const unit of data.units) {
    const record = edition.trainingIndex.units.get(unit.id)!;
    expect(unit.readings).toMatchObject(
      [record.reading, ...record.further].map(({ piece, quote }) => ({ piece, quote })),
    );
    expect(unit.task).toEqual([record.task.text, ...record.task.checklist.map(({ text }) => text)]);
    expect(edition.paths.find(({ id }) => id === unit.path)!.units).toContain(unit.id);
  }
  const [path] = data.paths;
  const minutes = path!.units.map((id) => data.units.find((unit) => unit.id === id)!.minutes);
  expect(path!.minutes).toBe(minutes.reduce((sum, each) => sum + each, 0));
});

test('a decision rests on all that it cites', () => {
  const [decision] = data.decisions;
  const cited = new Set(decision!.cites.map(({ piece, paragraph }) => `${piece} ${paragraph}`));
  for (const { cites } of [...decision!.choices, ...decision!.outcome]) {
    for (const { piece, paragraph } of cites) expect(cited).toContain(`${piece} ${paragraph}`);
  }
});

test('one text for one archive, ending in a line feed; without training, empty lists', () => {
  expect(trainingJson(miniature())).toBe(trainingJson(edition));
  expect(trainingJson(edition).endsWith('}\n')).toBe(true);
  const none = makeEdition({ ...edition, situations: [], units: [], paths: [], decisions: [], privacies: [] });
  expect(JSON.parse(trainingJson(none))).toMatchObject({
    paths: [],
    units: [],
    situations: [],
    decisions: [],
    plans: [],
  });
});
