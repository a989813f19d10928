using System.CommandLine;
using Spectre.Console;
using Windhover.Core.Response.Actions;

namespace Windhover.Cli;

/// <summary><c>windhover responder list</c>: every platform that the response can act on; <c>windhover responder test</c>: whether those of a configuration let us in.</summary>
internal static class ResponderCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var list = new Command("list", "Lists the responders with their settings and actions.");
        list.SetAction(parsed => List(parsed.InvocationConfiguration.Output));
        var config = new Option<FileInfo>("--config") { Description = "Configuration file (YAML) with the responders.", Required = true };
        var test = new Command("test", "Signs in to each platform of a configuration, and changes nothing.") { config };
        test.SetAction((parsed, cancellation) => TestAsync(parsed.GetRequiredValue(config), parsed.InvocationConfiguration.Output, cancellation));
        return new Command("responder", "Works with the platforms that the response acts on.") { list, test };
    }

    private static int List(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected) console.Profile.Width = 200;
        var table = new Table().Border(TableBorder.Minimal).AddColumns("responder", "acts on", "must be set", "may be set", "actions");
        var catalogue = Units.Actions();
        foreach (var responder in catalogue.Responders.Select(r => r.Descriptor))
        {
            table.AddRow(
                Markup.Escape(responder.Name),
                Markup.Escape(responder.Title),
                Markup.Escape(string.Join(", ", responder.Settings.Where(s => s.Default is null).Select(s => s.Name))),
                Markup.Escape(string.Join(", ", responder.Settings.Where(s => s.Default is not null).Select(s => s.Name))),
                Markup.Escape(string.Join(", ", catalogue.Actions.Select(a => a.Descriptor).Where(a => a.Responder == responder.Name).Select(a => a.Name))));
        }

        console.Write(table);
        return ExitCode.Done;
    }

    private static async Task<int> TestAsync(FileInfo config, TextWriter output, CancellationToken cancellation)
    {
        try
        {
            var configuration = Configuration.Read(config.FullName);
            var works = true;
            foreach (var entry in configuration.Responders)
            {
                var connection = entry.Open(Units.Actions(), TimeProvider.System);
                await using (connection.Connection) works &= await WhoAsync(connection.Name, connection.Connection, output, cancellation);
            }

            if (configuration.Responders.Count == 0) await output.WriteLineAsync("The configuration has no responders.");
            return works ? ExitCode.Done : ExitCode.Usage;
        }
        catch (ConfigurationException wrong)
        {
            await Console.Error.WriteLineAsync($"windhover responder: {wrong.Message}");
            return ExitCode.Usage;
        }
    }

    private static async Task<bool> WhoAsync(string name, IResponderConnection connection, TextWriter output, CancellationToken cancellation)
    {
        try
        {
            await output.WriteLineAsync($"{name}: signed in as {await connection.WhoAsync(cancellation)}");
            return true;
        }
        catch (Exception refused) when (refused is ActionFailedException or ActionRefusedException)
        {
            await output.WriteLineAsync($"{name}: {refused.Message}");
            return false;
        }
    }
}
