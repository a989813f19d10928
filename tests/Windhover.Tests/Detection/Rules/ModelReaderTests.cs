using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class ModelReaderTests
{
    private const string Good = """
        id: test-model
        title: "{actor} did {operation}"
        why: Because.
        severity: high
        attacks:
          - { tactic: TA0004, technique: T1098.003 }
        classes: [api_activity, account_change]
        sources: vendor.log
        when:
          all:
            - { field: operation, is: Delete }
            - { field: raw.a.b, same_as: raw.c }
        unusual:
          any_of: [operation, source_network]
          at_most: 0.01
        threshold: { count: 10, within: 10m, by: actor, distinct: raw.d }
        false_positives: [A test.]
        next_steps:
          - Look.
        tags: [one, two]
        samples:
          - name: it
            fires: true
            repeat: 2
            events:
              - { time: "2026-03-02T10:00:{n}Z", operation: Delete, raw.a.b: [x, y] }
        """;

    [Fact]
    public void AModelSaysWhatItsFileSays()
    {
        var model = ModelCatalogue.Of("test-model", Good).All.Single();
        model.Severity.ShouldBe(Severity.High);
        model.Attacks.ShouldBe([new AttackTechnique("TA0004", "T1098.003")]);
        model.Classes.ShouldBe([EventClass.AccountChange, EventClass.ApiActivity]);
        model.Sources.ShouldBe(["vendor.log"]);
        model.RawFields.ShouldBe(["a.b", "c", "d"]);
        model.Enabled.ShouldBeTrue();
        model.FalsePositives.ShouldBe(["A test."]);
        model.NextSteps.ShouldBe(["Look."]);
        model.Tags.ShouldBe(["one", "two"]);
        model.Samples.Single().Events.Select(e => e.Time % 60_000).ShouldBe([1000, 2000]);
        model.Samples.Single().Events[0].Fields.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("id: test-model", "id: other", "1:5", "must be the name of the file, 'test-model'")]
    [InlineData("severity: high", "severity: urgent", "4:11", "expected one of informational, low, medium, high, critical")]
    [InlineData("severity: high", "sevrity: high", "4:1", "unknown key 'sevrity' in a model; expected one of id, title")]
    [InlineData("why: Because.", "enabled: true", "1:1", "needs the key 'why'")]
    [InlineData("TA0004", "TA4", "6:15", "no ATT&CK tactic")]
    [InlineData("T1098.003", "1098", "6:34", "no ATT&CK technique")]
    [InlineData("[api_activity, account_change]", "[api_calls]", "7:10", "unknown class 'api_calls'; expected api_activity")]
    [InlineData("[api_activity, account_change]", "[api_activity, network_activity]", "7:10", "network_activity stands alone")]
    [InlineData("field: operation, is", "field: operaton, is", "11:16", "unknown field 'operaton'; expected one of operation, service")]
    [InlineData("field: raw.a.b", "field: raw.a..b", "12:16", "not a path")]
    [InlineData("is: Delete }", "equals: Delete }", "11:27", "unknown key 'equals' in a condition; expected one of all, any, not, field, is, in")]
    [InlineData("is: Delete }", "is: Delete, in: [x] }", "11:7", "exactly one of is, in")]
    [InlineData("is: Delete }", "matches: '(a)\\1' }", "11:36", "runs without backtracking")]
    [InlineData("is: Delete }", "matches: '(?=a)' }", "11:36", "runs without backtracking")]
    [InlineData("is: Delete }", "matches: '(' }", "11:36", "not a regular expression")]
    [InlineData("is: Delete }", "matches: 'a{1,999}' }", "11:36", "more than 100 times")]
    [InlineData("is: Delete }", "gt: many }", "11:31", "'many' is not a number")]
    [InlineData("is: Delete }", "in_network: 10.0.0.0/33 }", "11:39", "expected CIDR")]
    [InlineData("is: Delete }", "exists: perhaps }", "11:35", "true or false")]
    [InlineData("is: Delete }", "is: [a, b] }", "11:31", "takes one value")]
    [InlineData("is: Delete }", "is: Delete, other_than: account }", "11:51", "goes with 'matches' only")]
    [InlineData("field: operation, is: Delete", "field: outcome, is: fine", "11:29", "no value of outcome; expected one of unknown, success, failure")]
    [InlineData("  all:\n", "  some:\n", "10:3", "unknown key 'some' in a condition")]
    [InlineData("any_of: [operation, source_network]", "any_of: [weather]", "14:11", "unknown feature 'weather'; expected one of operation")]
    [InlineData("at_most: 0.01", "at_most: 2", "15:12", "above 0 and below 1")]
    [InlineData("count: 10", "count: 0", "16:21", "whole number from 1")]
    [InlineData("within: 10m", "within: 10 minutes", "16:33", "span of up to 7 days")]
    [InlineData("by: actor", "by: who", "16:42", "unknown field 'who'")]
    [InlineData("{actor} did", "{actr} did", "2:8", "unknown field 'actr'")]
    [InlineData("    fires: true\n", "", "22:5", "needs the key 'fires'")]
    [InlineData("    events:\n", "    incidents:\n", "25:5", "unknown key 'incidents' in a sample")]
    [InlineData("operation: Delete, raw", "operatio: Delete, raw", "26:52", "unknown field 'operatio'")]
    [InlineData("why: Because.", "why: 'Because.", "", "not valid YAML")]
    [InlineData("why: Because.", "id: test-model", "", "not valid YAML: Duplicate key")]
    public void AnErrorSaysWhereItIsAndWhatIsExpected(string written, string wrong, string at, string words)
    {
        Good.ShouldContain(written);
        var broken = Good.Replace(written, wrong, StringComparison.Ordinal);
        var error = Should.Throw<ModelException>(() => ModelCatalogue.Of("test-model", broken));
        error.Message.ShouldStartWith(at.Length > 0 ? $"test-model.yaml:{at}: " : "test-model.yaml:");
        error.Message.ShouldContain(words);
    }

    [Fact]
    public void APatternThatWouldBacktrackForAgesAnswersAtOnce()
    {
        var run = new Run(Run.Yaml("{ field: raw.a, matches: '^(a+)+$' }"));
        run.Feed("Do", raw: [("a", new string('a', 4000) + "!")]).ShouldBeFalse();
        run.Feed("Do", raw: [("a", new string('a', 4000))]).ShouldBeTrue();
    }
}
