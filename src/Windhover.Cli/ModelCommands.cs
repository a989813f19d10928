using System.CommandLine;
using System.Reflection;
using Spectre.Console;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Ingestion;

namespace Windhover.Cli;

/// <summary>The verb <c>model</c>: <c>test</c> runs models' own samples, <c>backtest</c> runs models over logs, <c>schema</c> prints the JSON Schema of a model.</summary>
public static class ModelCommands
{
    private const int Passed = 0, Failed = 1, BadUsage = 2;

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var path = new Argument<string[]>("PATH") { Description = "Model files, or folders of them. The default is every model that Windhover ships.", Arity = ArgumentArity.ZeroOrMore };
        var test = new Command("test", "Runs the samples inside models. Exit code 0: all passed, 1: some failed, 2: a model cannot be read.") { path };
        test.SetAction(parsed => Test(parsed.GetValue(path) ?? [], parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        var tuning = new Option<bool>("--tuning") { Description = "The schema of a tuning file in place of a model's." };
        var schema = new Command("schema", "Prints the JSON Schema of a model, for editors.") { tuning };
        schema.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(tuning) ? TuningSchema.Write() : ModelSchema.Write());
            return Passed;
        });
        return new Command("model", "Works with expert-written models.") { test, BacktestCommand.Create(), schema };
    }

    private static int Test(string[] paths, TextWriter output, TextWriter error)
    {
        var integrations = Assembly.Load("Windhover.Integrations");
        ModelCatalogue catalogue;
        try
        {
            catalogue = ModelCatalogue.Load(paths.Length > 0 ? [] : [typeof(ModelCatalogue).Assembly, integrations], paths);
        }
        catch (Exception e) when (e is ModelException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return BadUsage;
        }

        if (catalogue.All.Count == 0)
        {
            error.WriteLine("there is no model (a file that ends in .yaml) here");
            return BadUsage;
        }

        var results = new ModelTester(SourceCatalogue.In(integrations)).Run(catalogue);
        Print(results, output);
        var failed = results.Count(r => !r.Passed);
        output.WriteLine($"{catalogue.All.Count} models, {results.Count} results: {results.Count - failed} passed, {failed} failed");
        return failed == 0 ? Passed : Failed;
    }

    private static void Print(IReadOnlyList<SampleResult> results, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected) console.Profile.Width = 200;
        var table = new Table().Border(TableBorder.Minimal).AddColumns("", "model", "sample", "what happened");
        foreach (var result in results)
        {
            table.AddRow(
                result.Passed ? "[green]ok[/]" : "[red]FAIL[/]",
                Markup.Escape(result.Model),
                Markup.Escape(result.Sample),
                Markup.Escape(result.Passed ? result.Reason : $"{result.Reason}\n{result.Place}"));
        }

        console.Write(table);
    }
}
