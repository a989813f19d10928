using System.CommandLine;
using Spectre.Console;

namespace Windhover.Cli;

/// <summary><c>windhover collector list</c>: every way in which logs can be collected.</summary>
internal static class CollectorCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var list = new Command("list", "Lists the collectors with their settings.");
        list.SetAction(parsed => List(parsed.InvocationConfiguration.Output));
        return new Command("collector", "Works with the ways in which logs are collected.") { list };
    }

    private static int List(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected) console.Profile.Width = 200;
        var table = new Table().Border(TableBorder.Minimal).AddColumns("collector", "collects", "must be set", "may be set");
        foreach (var collector in Units.Collectors().All.Select(c => c.Descriptor))
        {
            table.AddRow(
                Markup.Escape(collector.Name),
                Markup.Escape(collector.Title),
                Markup.Escape(string.Join(", ", collector.Settings.Where(s => s.Default is null).Select(s => s.Name))),
                Markup.Escape(string.Join(", ", collector.Settings.Where(s => s.Default is not null).Select(s => s.Name))));
        }

        console.Write(table);
        return ExitCode.Done;
    }
}
