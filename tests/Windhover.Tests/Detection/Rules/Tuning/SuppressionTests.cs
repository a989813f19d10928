using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Entities;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Detection.Rules.Tuning;

public class SuppressionTests
{
    private const string Yaml = """
        suppress:
          - { model: test-model, entity: "identity:*/backup", reason: It backs up., who: alice, until: 1970-01-01T00:01:00Z }
          - { model: test-model, entity: [identity:bob, identity:carol], reason: They test., who: dave }
        """;

    private static readonly ModelCatalogue Models = ModelCatalogue.Of("test-model", Run.Yaml("{ field: operation, is: Get }"));

    [Theory]
    [InlineData("identity:a/backup", 0, true)]
    [InlineData("identity:a/backup", 60, false)]
    [InlineData("identity:a/backup2", 0, false)]
    [InlineData("identity:carol", 1_000_000, true)]
    [InlineData("identity:carole", 0, false)]
    public void AnAlertOfThatModelAndEntityIsKeptBackUntilTheEnd(string entity, long seconds, bool suppressed) => Ledger().Takes(Alert(entity, seconds)).ShouldBe(suppressed);

    [Fact]
    public void AnAlertOfAnotherModelIsRaised() => Ledger().Takes(Alert("identity:bob", 0) with { Model = "other" }).ShouldBeFalse();

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*b*c", "a1b2b3c", true)]
    [InlineData("a*b*c", "a1c2b", false)]
    [InlineData("a**", "a", true)]
    [InlineData("", "a", false)]
    public void AStarStandsForAnyText(string pattern, string id, bool matches) => EntityPattern.Matches(pattern, id).ShouldBe(matches);

    [Fact]
    public void WhatIsKeptBackIsCountedWithItsReasonAndSurvivesARestart()
    {
        var ledger = Ledger();
        ledger.Takes(Alert("identity:bob", 5));
        ledger.Takes(Alert("identity:carol", 3));
        ledger.Takes(Alert("identity:alice", 3));
        using var bytes = new MemoryStream();
        ledger.Save(new SnapshotWriter(bytes));
        var later = Ledger();
        bytes.Position = 0;
        later.Restore(new SnapshotReader(bytes));
        later.Counts.ShouldBe([
            new SuppressedCount { Models = "test-model", Entities = "identity:*/backup", Reason = "It backs up.", Who = "alice", Until = 60_000, Alerts = 0, LastTime = null },
            new SuppressedCount { Models = "test-model", Entities = "identity:bob, identity:carol", Reason = "They test.", Who = "dave", Until = null, Alerts = 2, LastTime = 5_000 },
        ]);
    }

    private static SuppressionLedger Ledger() => new(ModelTuning.Read("t.yaml", Yaml, Models).Suppressions);

    private static Alert Alert(string entity, long seconds) => new()
    {
        AlertId = "al-1",
        Time = seconds * 1000,
        FirstTime = seconds * 1000,
        Model = "test-model",
        Title = "It happened",
        Kind = AlertKind.Model,
        Severity = Severity.Low,
        Entity = new EntityRef { Id = entity, Type = EntityType.Identity, Name = entity },
        Score = 1,
        Probability = 1,
    };
}
