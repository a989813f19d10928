using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Running.Coverage;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Detection.Rules.Tuning;

public class TuningReaderTests
{
    private static readonly ModelCatalogue Models = ModelCatalogue.Of("test-model", Run.Yaml("{ field: operation, is: Get }", more: "tags: [reading]"));

    [Theory]
    [InlineData("defeat: []", "t.yaml:1:1: unknown key 'defeat' in a tuning file")]
    [InlineData("defeats:\n  - { model: nobody, when: { field: actor, is: bob }, reason: r }", "t.yaml:2:14: there is no model 'nobody'")]
    [InlineData("defeats:\n  - { tag: nothing, when: { field: actor, is: bob }, reason: r }", "t.yaml:2:12: no model bears the tag 'nothing'")]
    [InlineData("defeats:\n  - { model: test-model, tag: reading, when: { field: actor, is: bob }, reason: r }", "t.yaml:2:14: expected either 'model' or 'tag'")]
    [InlineData("defeats:\n  - { model: test-model, when: { field: actress, is: bob }, reason: r }", "t.yaml:2:41: unknown field 'actress'")]
    [InlineData("defeats:\n  - { model: test-model, when: { field: actor, is: bob } }", "t.yaml:2:5: a defeat needs the key 'reason'")]
    [InlineData("defeats:\n  - { model: test-model, when: { field: actor, is: bob }, reason: r, until: tomorrow }", "t.yaml:2:77: 'tomorrow' is no time")]
    [InlineData("suppress:\n  - { model: test-model, entity: x, reason: r }", "t.yaml:2:5: a suppression needs the key 'who'")]
    [InlineData("suppress:\n  - { model: test-model, reason: r, who: w }", "t.yaml:2:5: a suppression needs the key 'entity'")]
    [InlineData("severities:\n  - { model: test-model, severity: grave, reason: r }", "t.yaml:2:36: expected one of informational")]
    public void AWrongTuningSaysWhereAndWhatIsExpected(string yaml, string problem) =>
        Should.Throw<ModelException>(() => ModelTuning.Read("t.yaml", yaml, Models)).Message.ShouldStartWith(problem);

    [Fact]
    public void EveryWrongEntryIsNamedAtOnce() =>
        Should.Throw<ModelException>(() => ModelTuning.Read("t.yaml", "defeats: [{ model: a, when: {}, reason: r }]\nsuppress: [{ tag: b, entity: x, reason: r, who: w }]", Models)).Problems.Count.ShouldBe(2);

    [Fact]
    public void LearnedSignalsAndSilentSourcesMayBeSuppressed()
    {
        string[] names = [.. LearnedKind.Names, SilenceAlerts.Model];
        names.ShouldContain("learned.beacon");
        foreach (var name in names) ModelTuning.Read("t.yaml", $"suppress: [{{ model: {name}, entity: x, reason: r, who: w }}]", Models).Suppressions.Single().Models.ShouldBe([name]);
        Should.Throw<ModelException>(() => ModelTuning.Read("t.yaml", "severities: [{ model: learned.beacon, severity: low, reason: r }]", Models));
    }

    /// <summary><c>WINDHOVER_ACCEPT=1</c> rewrites the committed schema.</summary>
    [Fact]
    public void TheCommittedSchemaOfTuningIsTheOneThatTheEngineReads()
    {
        var path = Path.Combine(RepositoryTree.Root, "docs", "reference", "tuning.schema.json");
        if (Environment.GetEnvironmentVariable("WINDHOVER_ACCEPT") == "1") File.WriteAllText(path, TuningSchema.Write());
        File.ReadAllText(path).ShouldBe(TuningSchema.Write(), "run: windhover model schema --tuning > docs/reference/tuning.schema.json");
    }
}
