using Shouldly;
using Windhover.Lab.Chance;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class DeterminismTests
{
    [Fact]
    public void TheSameSeedGivesTheSameBytes()
    {
        var again = LabRuns.Play(LabRuns.Small);
        again.Files.Select(f => (f.Path, f.Delivered)).ShouldBe(LabRuns.All.Select(f => (f.Path, f.Delivered)));
        again.Files.Zip(LabRuns.All).Count(p => !p.First.Content.AsSpan().SequenceEqual(p.Second.Content)).ShouldBe(0);
        again.Truth.GetRawText().ShouldBe(LabRuns.Truth.GetRawText());
    }

    [Fact]
    public void AnotherSeedGivesAnotherCompany()
    {
        var other = LabRuns.Play(LabRuns.Small with { Seed = 6, Days = 1 }).Files;
        var accounts = LabRuns.All.Where(LabRuns.IsFlow).Select(f => f.Path.Split('/')[1]).ToHashSet();
        other.Where(LabRuns.IsFlow).ShouldAllBe(f => !accounts.Contains(f.Path.Split('/')[1]));
    }

    [Fact]
    public void LeavingOutTheAttacksTakesAwayTheirRecordsAndNothingElse()
    {
        var without = LabRuns.WithoutAttacks.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var told = LabRuns.Truth.GetProperty("attacks").EnumerateArray().SelectMany(a => a.GetProperty("records").EnumerateArray())
            .GroupBy(r => r.GetProperty("file").GetString()!).ToDictionary(g => g.Key, g => g.Sum(r => r.GetProperty("count").GetInt32()), StringComparer.Ordinal);
        foreach (var (again, first) in LabRuns.Twice)
            if (told.TryGetValue(first, out var count)) told[again] = count;
        without.Keys.Except(LabRuns.All.Select(f => f.Path)).ShouldBeEmpty();
        foreach (var file in LabRuns.All)
        {
            if (without.TryGetValue(file.Path, out var bare) && bare.Content.AsSpan().SequenceEqual(file.Content))
            {
                told.ShouldNotContainKey(file.Path);
                continue;
            }

            var remaining = new Queue<string>(bare is null ? [] : LabRuns.Records(bare));
            var added = 0;
            foreach (var record in LabRuns.Records(file))
            {
                // In the same order: what is not the next benign record must be an attack's.
                if (remaining.Count > 0 && remaining.Peek() == record) remaining.Dequeue();
                else added++;
            }

            remaining.ShouldBeEmpty(file.Path);
            added.ShouldBe(told.GetValueOrDefault(file.Path), file.Path);
        }
    }

    [Fact]
    public void LeavingOutOneAttackLeavesTheOthersAsTheyWere()
    {
        var fewer = LabRuns.Play(LabRuns.Small with { Attacks = ["log-tampering", "c2-beacon"] }).Truth.GetProperty("attacks").EnumerateArray().ToList();
        fewer.Count.ShouldBe(2);
        foreach (var attack in fewer)
            LabRuns.Truth.GetProperty("attacks").EnumerateArray().Select(a => a.GetRawText()).ShouldContain(attack.GetRawText());
    }

    [Fact]
    public void RandomNumbersFollowThePublishedAlgorithmOnEveryMachine()
    {
        var rng = new Rng(42, "test");
        var first = Enumerable.Range(0, 4).Select(_ => rng.Bits()).ToArray();
        var again = new Rng(42, "test");
        Enumerable.Range(0, 4).Select(_ => again.Bits()).ShouldBe(first);
        first[0].ShouldBe(891407402436668775UL); // computed apart, from the paper's definition
        new Rng(42, "tess").Bits().ShouldNotBe(first[0]);
        new Rng(43, "test").Bits().ShouldNotBe(first[0]);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(12345.678)]
    public void OwnLogarithmAndExponentialAgreeWithTheRuntimes(double x)
    {
        StableMath.Log(x).ShouldBe(Math.Log(x), 1e-13 * Math.Max(1, Math.Abs(Math.Log(x))));
        StableMath.Exp(StableMath.Log(x)).ShouldBe(x, x * 1e-12);
    }

    [Fact]
    public void DistributionsHaveTheirMeans()
    {
        var rng = new Rng(7, "means");
        const int n = 40_000;
        Enumerable.Range(0, n).Average(_ => rng.Poisson(3.5)).ShouldBe(3.5, 0.05);
        Enumerable.Range(0, n).Average(_ => rng.Poisson(60)).ShouldBe(60, 0.3);
        Enumerable.Range(0, n).Average(_ => rng.Normal()).ShouldBe(0, 0.03);
        Enumerable.Range(0, n).Average(_ => rng.Exponential(2)).ShouldBe(2, 0.06);
        Enumerable.Range(0, n).Select(_ => rng.LogNormal(10, 1)).Order().ElementAt(n / 2).ShouldBe(10, 0.4);
    }
}
