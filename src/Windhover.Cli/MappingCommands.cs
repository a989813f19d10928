using System.CommandLine;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Mapped;

namespace Windhover.Cli;

/// <summary>The verb <c>mapping</c>: <c>test</c> runs the samples inside mappings of JSON logs, <c>schema</c> prints the JSON Schema of a mapping.</summary>
public static class MappingCommands
{
    private const int Passed = 0, Failed = 1, BadUsage = 2;

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var path = new Argument<string[]>("PATH") { Description = "Mapping files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var test = new Command("test", "Runs the samples inside mappings. Exit code 0: all passed, 1: some failed, 2: a mapping cannot be read.") { path };
        test.SetAction(parsed => Test(parsed.GetValue(path) ?? [], parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        var schema = new Command("schema", "Prints the JSON Schema of a mapping, for editors.");
        schema.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(MappingSchema.Write());
            return Passed;
        });
        return new Command("mapping", "Works with mappings of JSON logs of your own.") { test, schema };
    }

    private static int Test(string[] paths, TextWriter output, TextWriter error)
    {
        IReadOnlyList<MappingResult> results;
        try
        {
            results = MappedSources.Test(paths, SourceCatalogue.In(Units.Integrations));
        }
        catch (Exception wrong) when (wrong is MappingException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(wrong.Message);
            return BadUsage;
        }

        foreach (var result in results) output.WriteLine($"{(result.Problem.Length == 0 ? "ok  " : "FAIL")} {result.Source}: {result.Sample}{(result.Problem.Length == 0 ? "" : $"\n     {result.Problem}")}");
        var failed = results.Count(r => r.Problem.Length > 0);
        output.WriteLine($"{results.Count} samples: {results.Count - failed} passed, {failed} failed");
        return failed == 0 ? Passed : Failed;
    }
}
