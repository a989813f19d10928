using System.CommandLine;
using Shouldly;
using Windhover.Cli;
using Windhover.Core.Detection.Rules;
using Xunit;

namespace Windhover.Tests.Conventions;

public sealed class ModelCommandsTests : IDisposable
{
    private const string Model = """
        id: one
        title: "{actor} deleted it"
        why: Because.
        severity: low
        attacks: [{ tactic: TA0040, technique: T1485 }]
        classes: api_activity
        when: { field: operation, is: Delete }
        samples:
          - { name: deletes, fires: true, events: [{ time: "2026-03-02T10:00:00Z", operation: Delete, actor: alice }] }
          - { name: reads, fires: false, events: [{ time: "2026-03-02T10:00:00Z", operation: Get, actor: alice }] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("windhover-models-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void EveryShippedModelPassesItsSamples()
    {
        var (code, output, _) = Invoke("test");
        code.ShouldBe(0, output);
        output.ShouldContain("aws-trail-stopped");
        output.ShouldContain(" 0 failed");
    }

    [Fact]
    public void AModelOfOnesOwnIsTestedFromItsFolder()
    {
        File.WriteAllText(Path.Combine(folder, "one.yaml"), Model);
        var (code, output, _) = Invoke("test", folder);
        code.ShouldBe(0, output);
        output.ShouldContain("alice deleted it");
        output.ShouldContain("1 models, 2 results: 2 passed, 0 failed");
    }

    [Fact]
    public void ASampleThatFailsIsNamedWithItsPlace()
    {
        File.WriteAllText(Path.Combine(folder, "one.yaml"), Model.Replace("is: Delete", "is: Remove", StringComparison.Ordinal));
        var (code, output, _) = Invoke("test", Path.Combine(folder, "one.yaml"));
        code.ShouldBe(1);
        output.ShouldContain("FAIL");
        output.ShouldContain("it did not fire on 1 event(s)");
        output.ShouldContain("one.yaml:9:5");
    }

    [Fact]
    public void AModelThatCannotBeReadIsBadUsage()
    {
        File.WriteAllText(Path.Combine(folder, "one.yaml"), Model.Replace("severity: low", "severity: odd", StringComparison.Ordinal));
        var (code, _, error) = Invoke("test", folder);
        code.ShouldBe(2);
        error.ShouldContain("one.yaml:4:11: expected one of informational");
        Invoke("test", Path.Combine(folder, "nowhere")).Code.ShouldBe(2);
        Invoke("test", Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName).Code.ShouldBe(2);
    }

    [Fact]
    public void TheSchemaIsPrintedAsItIs() => Invoke("schema").Output.ShouldBe(ModelSchema.Write());

    private static (int Code, string Output, string Error) Invoke(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = ModelCommands.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
