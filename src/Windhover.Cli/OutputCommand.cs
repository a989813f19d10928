using System.CommandLine;
using Spectre.Console;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Cli;

/// <summary><c>windhover output list</c>: every kind of output; <c>windhover output test</c>: sends a test message to one of a configuration.</summary>
internal static class OutputCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var list = new Command("list", "Lists the kinds of outputs with their settings.");
        list.SetAction(parsed => List(parsed.InvocationConfiguration.Output));
        var config = new Option<FileInfo>("--config") { Description = "Configuration file (YAML) with the outputs.", Required = true };
        var name = new Argument<string>("name") { Description = "Name of the output." };
        var test = new Command("test", "Sends a message that says that it is a test, and says what became of it.") { name, config };
        test.SetAction((parsed, cancellation) => TestAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(config), parsed.InvocationConfiguration.Output, cancellation));
        return new Command("output", "Works with the outputs: who is told of incidents.") { list, test };
    }

    private static int List(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected) console.Profile.Width = 200;
        var table = new Table().Border(TableBorder.Minimal).AddColumns("kind", "tells by", "must be set", "may be set");
        foreach (var kind in Units.Outputs().All.Select(k => k.Descriptor))
        {
            table.AddRow(
                Markup.Escape(kind.Name),
                Markup.Escape(kind.Title),
                Markup.Escape(string.Join(", ", kind.AllSettings.Where(s => s.Default is null).Select(s => s.Name))),
                Markup.Escape(string.Join(", ", kind.AllSettings.Where(s => s.Default is not null).Select(s => s.Name))));
        }

        console.Write(table);
        return ExitCode.Done;
    }

    private static async Task<int> TestAsync(string name, FileInfo config, TextWriter output, CancellationToken cancellation)
    {
        try
        {
            var configuration = Configuration.Read(config.FullName);
            var entry = configuration.Outputs.FirstOrDefault(o => o.Name == name)
                ?? throw new ConfigurationException($"the configuration has no output '{name}'; it has {(configuration.Outputs.Count == 0 ? "none" : string.Join(", ", configuration.Outputs.Select(o => o.Name)))}");
            await using var plan = entry.Open(Units.Outputs(), TimeProvider.System);
            var result = await OutputDesk.TestAsync(plan, OutputSetUp.ConsoleOf(configuration), TimeProvider.System, cancellation);
            await output.WriteLineAsync($"{name}: {OutputValues.Snake(result.State).Replace('_', ' ')}: {result.Reason}");
            return result.State == SendState.Delivered ? ExitCode.Done : ExitCode.Usage;
        }
        catch (ConfigurationException wrong)
        {
            await Console.Error.WriteLineAsync($"windhover output: {wrong.Message}");
            return ExitCode.Usage;
        }
    }
}
