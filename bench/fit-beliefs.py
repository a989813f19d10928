#!/usr/bin/env python3
"""Fits the numbers of the hypotheses (what each predicts, how common it is) to labelled investigations of tuning estates.

    bench/quality.sh --only ranking --set tuning --first-seed 207 --estates 8 --quiet 3
    bench/fit-beliefs.py /tmp/windhover-quality/ranking-tuning-*.tsv [--check] [--pull 5] [--caution 0.15] [--write]

Every line of a ranking is an investigation: what it really was, and the answers that it got. The numbers in the files are where the fit starts and what it is pulled back to: to fit anew, begin with
those that people wrote (git checkout 9ce458c -- src/Windhover.Core/Investigation/Hypotheses, with the samples that were added since). What moves them is the likelihood of the labels (an attack or not,
and for an attack which hypotheses may lead), and the samples of the hypotheses themselves: one that would not come to its conclusion counts for twice as much, again and again. Only answers that a hypothesis names are
fitted. --check fits on three quarters of the estates and looks at the rest, then leaves families of attacks out, and says beside it what the numbers as they are give for the same; --write puts the numbers into the hypotheses' files.
Wants numpy, scipy and yaml (Debian: python3-sklearn, python3-yaml).
"""
import argparse
import math
import pathlib
import re
import sys

import numpy
import scipy.optimize
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent / "src/Windhover.Core/Investigation"
TABLE = (ROOT / "BeliefTable.cs").read_text()
INDEPENDENCE = float(re.search(r"Independence = ([0-9.]+)", TABLE).group(1))
LEAST = 0.005
OF_SAMPLES = 4  # a sample was written with thought: it counts as so many investigations, and for more where it would not hold
MOST_ROUNDS = 6
VERDICTS = {"malicious": 0.97, "suspicious": 0.65, "inconclusive": 0.3, "benign": 0.08}

# Which hypotheses may lead for each family of the simulator.
LEADS = {
    "account-takeover": ["compromised-credential", "persistence", "privilege-escalation"],
    "bucket-download": ["insider-taking-data", "compromised-credential"],
    "c2-beacon": ["command-and-control"],
    "crypto-mining": ["resource-hijacking", "compromised-credential"],
    "internal-scan": ["internal-reconnaissance", "lateral-movement"],
    "lateral-movement": ["lateral-movement", "compromised-workstation", "internal-reconnaissance"],
    "log-tampering": ["log-tampering"],
    "object-ransom": ["object-storage-ransomware"],
    "privilege-escalation": ["privilege-escalation", "persistence"],
    "secrets-harvest": ["stolen-workload-credential"],
    "security-group-opened": ["log-tampering", "persistence", "compromised-credential"],
    "slow-exfiltration": ["slow-exfiltration", "burst-exfiltration"],
    "stolen-instance-credentials": ["stolen-workload-credential"],
}


def questions():
    """The answers of every question with how often each is given, from the sources."""
    found = {}
    for path in sorted((ROOT / "Questions").glob("*.cs")):
        text = path.read_text()
        if name := re.search(r'string Id => "([^"]+)"', text):
            found[name.group(1)] = {a: float(p) for a, p in re.findall(r'new\("([a-z\-]+)", ([0-9.]+),', text)}
    found.pop("expected")  # what people said is not for a fit
    return found


def read_rankings(paths):
    """Investigations of every estate: what each really was, and its answers."""
    cases = []
    for path in paths:
        seed = int(re.search(r"-(\d+)-", path.name).group(1))
        for line in path.read_text().splitlines():
            columns = line.split("\t")
            if len(columns) == 12:
                answers = dict(a.split("=", 1) for a in columns[11].split(",") if "=" in a)
                cases.append({"seed": seed, "label": columns[0], "answers": answers})
    return cases


class Model:
    """The hypotheses as arrays; the same inference as BeliefTable and Beliefs."""

    def __init__(self):
        self.questions = questions()
        self.paths = sorted((ROOT / "Hypotheses").glob("*.yaml"))
        self.hypotheses = [yaml.load(p.read_text(), yaml.BaseLoader) for p in self.paths]
        self.ids = [p.stem for p in self.paths]
        self.malicious = numpy.array([h["kind"] == "malicious" for h in self.hypotheses])
        self.offsets, count = {}, 0
        for question, answers in self.questions.items():
            self.offsets[question] = slice(count, count + len(answers))
            count += len(answers)
        self.start = numpy.zeros((len(self.ids), count))
        self.free = numpy.zeros((len(self.ids), count), bool)
        for i, hypothesis in enumerate(self.hypotheses):
            for question, shares in self.questions.items():
                named = {a: float(p) for a, p in hypothesis.get("predicts", {}).get(question, {}).items() if a != "because"}
                left, others = 1 - sum(named.values()), sum(s for a, s in shares.items() if a not in named)
                for j, (answer, share) in enumerate(shares.items()):
                    value = named.get(answer, left * share / others if others else 0)
                    self.start[i, self.offsets[question].start + j] = math.log(max(1e-4, value))
                    self.free[i, self.offsets[question].start + j] = answer in named
        prior = float(re.search(r"PriorMalicious = ([0-9.]+)", TABLE).group(1))
        weights = numpy.array([float(h["weight"]) for h in self.hypotheses])
        of_kind = numpy.where(self.malicious, weights[self.malicious].sum(), weights[~self.malicious].sum())
        self.priors = numpy.log(numpy.where(self.malicious, prior, 1 - prior) * weights / of_kind)
        self.predictions = self.start

    def normal(self, predictions):
        shares = numpy.empty_like(predictions)
        for of in self.offsets.values():
            raised = numpy.exp(predictions[:, of] - predictions[:, of].max(1, keepdims=True))
            shares[:, of] = raised / raised.sum(1, keepdims=True)
        return shares

    def encode(self, cases):
        encoded = numpy.zeros((len(cases), self.start.shape[1]))
        for i, case in enumerate(cases):
            for question, answer in case["answers"].items():
                if answer in self.questions.get(question, {}):
                    encoded[i, self.offsets[question].start + list(self.questions[question]).index(answer)] = 1
        return encoded

    def beliefs(self, predictions, priors, encoded):
        shares = self.normal(predictions)
        logs = INDEPENDENCE * encoded @ numpy.log(numpy.maximum(shares, 1e-6)).T + priors
        raised = numpy.exp(logs - logs.max(1, keepdims=True))
        return raised / raised.sum(1, keepdims=True), shares

    def probabilities(self, predictions, priors, cases):
        return self.beliefs(predictions, priors, self.encode(cases))[0][:, self.malicious].sum(1)

    def samples(self):
        return [{"label": "sample", "heed": OF_SAMPLES, "of": i, "answers": s["answers"], "leads": s.get("leads", "true") == "true", "verdict": s.get("verdict", "")} for i, h in enumerate(self.hypotheses) for s in h.get("samples", []) if "expected" not in s["answers"]]

    def targets(self, cases):
        """What is right for every case: how probable something to act on is, and which hypotheses may lead, each with a weight."""
        count = len(cases)
        bad, weight, leads, leading = numpy.zeros(count), numpy.ones(count), numpy.ones((count, len(self.ids))), numpy.zeros(count)
        heed = numpy.array([case.get("heed", OF_SAMPLES) for case in cases])
        for i, case in enumerate(cases):
            if case["label"] == "sample":
                bad[i] = VERDICTS.get(case["verdict"], 0)
                weight[i] = heed[i] if case["verdict"] in VERDICTS else 0
                leads[i] = (numpy.arange(len(self.ids)) == case["of"]) == case["leads"]
                leading[i] = heed[i]
            else:
                bad[i] = case["label"].startswith("attack ")
                if bad[i] and case["label"][7:] in LEADS:
                    leads[i] = [h in LEADS[case["label"][7:]] for h in self.ids]
                    leading[i] = 0.2
        return bad, weight, leads, leading

    def fit(self, cases, pull, caution):
        """The numbers and the priors. A sample that would not hold counts for twice as much, until all hold or nothing helps."""
        samples = self.samples()
        for _ in range(MOST_ROUNDS):
            predictions, priors = self.fit_once(cases + samples, pull)
            priors = numpy.where(self.malicious, priors + caution, priors)
            broken = [sample for sample, _, _ in self.broken(samples, predictions, priors)]
            if not broken:
                break
            for sample in broken:
                sample["heed"] *= 2
        return predictions, priors

    def broken(self, samples, predictions, priors):
        """The samples that would not come to their conclusion, with what they would come to and how probable it would be."""
        held = self.beliefs(predictions, priors, self.encode(samples))[0]
        for sample, beliefs in zip(samples, held):
            bad = beliefs[self.malicious].sum()
            verdict = "malicious" if bad >= 0.9 else "suspicious" if bad >= 0.4 else "benign" if bad <= 0.2 else "inconclusive"
            if (beliefs.argmax() == sample["of"]) != sample["leads"] or (sample["verdict"] and sample["verdict"] != verdict):
                yield sample, beliefs, verdict

    def fit_once(self, cases, pull, pull_of_priors=2.0):
        encoded, (bad, weight, leads, leading) = self.encode(cases), self.targets(cases)
        of_bad = numpy.tile(self.malicious.astype(float), (len(cases), 1))
        places = numpy.where(self.free)
        count = len(places[0])

        def unpack(moved):
            predictions = self.start.copy()
            predictions[places] += moved[:count]
            return predictions, self.priors + moved[count:]

        def loss(moved):
            predictions, priors = unpack(moved)
            held, shares = self.beliefs(predictions, priors, encoded)
            value, of_logs = 0.0, numpy.zeros_like(held)
            for mask, by in ((of_bad, weight * bad), (1 - of_bad, weight * (1 - bad)), (leads, leading)):
                right = numpy.maximum((held * mask).sum(1), 1e-9)
                value -= (by * numpy.log(right)).sum()
                of_logs += by[:, None] * (held - held * mask / right[:, None])
            slopes, of_shares = numpy.zeros_like(predictions), INDEPENDENCE * of_logs.T @ encoded
            for of in self.offsets.values():
                slopes[:, of] = of_shares[:, of] - shares[:, of] * of_shares[:, of].sum(1, keepdims=True)
            value += pull * (moved[:count] ** 2).sum() / 2 + pull_of_priors * (moved[count:] ** 2).sum() / 2
            return value, numpy.concatenate([slopes[places] + pull * moved[:count], of_logs.sum(0) + pull_of_priors * moved[count:]])

        found = scipy.optimize.minimize(loss, numpy.zeros(count + len(self.ids)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
        return unpack(found.x)

    def write(self, predictions, priors):
        """Puts the numbers into the files, rounded, and leaves all else in them as it was."""
        shares, raised = self.normal(predictions), numpy.exp(priors)
        for i, path in enumerate(self.paths):
            kind = self.malicious == self.malicious[i]
            text = re.sub(r"(?m)^weight: .*$", f"weight: {max(0.1, round(100 * raised[i] / raised[kind].sum(), 1)):g}", path.read_text())
            for question, named in self.hypotheses[i].get("predicts", {}).items():
                if question not in self.questions:
                    continue
                answers = list(self.questions[question])
                numbers = {a: max(LEAST, round(float(shares[i, self.offsets[question].start + answers.index(a)]), 3)) for a in named if a != "because"}
                over = sum(numbers.values()) - 1
                if over > 0 or len(numbers) == len(answers):
                    most = max(numbers, key=numbers.get)
                    numbers[most] = round(numbers[most] - over, 3)
                for answer, number in numbers.items():
                    text = re.sub(rf"(?m)^(  {question}: \{{.*?\b{answer}: )[0-9.]+", rf"\g<1>{number:g}", text)
            path.write_text(text)
        return raised[self.malicious].sum() / raised.sum()


def area(probabilities, attacks):
    """The share of pairs of an attack and something else in which the attack is held for more probable."""
    pairs = probabilities[attacks][:, None] - probabilities[~attacks][None, :]
    return float((pairs > 0).mean() + (pairs == 0).mean() / 2)


def show(name, cases, probabilities):
    attacks = numpy.array([c["label"].startswith("attack ") for c in cases])
    alike = numpy.array([c["label"].startswith("look-alike ") for c in cases])
    print(f"{name}: area {area(probabilities, attacks):.3f}")
    for kind, mask in (("attacks", attacks), ("look-alikes", alike), ("others", ~attacks & ~alike)):
        if mask.any():
            print(f"  {mask.sum()} {kind}: {(probabilities[mask] >= 0.4).mean():.2f} at 0.4 or more, {(probabilities[mask] <= 0.2).mean():.2f} at 0.2 or less")


def check(model, cases, pull, caution):
    seeds = sorted({c["seed"] for c in cases})
    for name, folds, of in (("estates that were left out", [seeds[i::4] for i in range(4)], lambda c: c["seed"]), ("families that were left out", [list(LEADS)[i::5] for i in range(5)], lambda c: c["label"].rpartition(" ")[2])):
        seen, held = [], []
        for fold in folds:
            fitted = model.fit([c for c in cases if of(c) not in fold], pull, caution)
            left = [c for c in cases if of(c) in fold]
            seen += left
            held += list(model.probabilities(*fitted, left)) if left else []
        show(f"{name}, as the numbers are", seen, model.probabilities(model.start, model.priors, seen))
        show(f"{name}, fitted to the others", seen, numpy.array(held))


def check_samples(model, predictions, priors):
    """Tells which samples would not come to their conclusion."""
    for sample, beliefs, verdict in model.broken(model.samples(), predictions, priors):
        print(f"  {model.ids[sample['of']]} {sample['answers']}: {verdict} {beliefs[model.malicious].sum():.2f}, led by {model.ids[beliefs.argmax()]}, not {sample['verdict']} {'and leading' if sample['leads'] else 'and not leading'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rankings", nargs="+", type=pathlib.Path)
    parser.add_argument("--pull", type=float, default=5.0, help="how strongly the numbers are pulled to where they were")
    parser.add_argument("--caution", type=float, default=0.15, help="by how much the logarithm of the odds of something to act on is raised after the fit, for attacks of kinds that it did not see")
    parser.add_argument("--check", action="store_true", help="fit on some, look at the others")
    parser.add_argument("--write", action="store_true", help="put the numbers into the files")
    options = parser.parse_args()
    cases, model = read_rankings(options.rankings), Model()
    if not cases:
        sys.exit("no investigations in these files")
    show(f"{len(cases)} investigations as the numbers are", cases, model.probabilities(model.start, model.priors, cases))
    if options.check:
        check(model, cases, options.pull, options.caution)
    predictions, priors = model.fit(cases, options.pull, options.caution)
    show("fitted to all of them", cases, model.probabilities(predictions, priors, cases))
    check_samples(model, predictions, priors)
    if options.write:
        print(f"BeliefTable.PriorMalicious: {model.write(predictions, priors):.2f}")


if __name__ == "__main__":
    main()
