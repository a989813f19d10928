using System.CommandLine;
using Windhover.Core.Outputs.Exports;
using Windhover.Storage;

namespace Windhover.Cli;

/// <summary><c>windhover export --state DIR --incident ID --format F [--out FILE]</c>: an incident as a file in a format of others, the same that the API gives.</summary>
internal static class ExportCommand
{
    private static readonly Option<DirectoryInfo> State = new("--state") { Description = "Folder with the state of analyze or serve; nothing is written there.", Required = true };
    private static readonly Option<string> Incident = new("--incident") { Description = "Id of the incident.", Required = true };
    private static readonly Option<string> Format = new("--format") { Description = $"One of {Names()}.", Required = true };
    private static readonly Option<FileInfo?> Out = new("--out") { Description = "The file to write. The default is standard output." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var command = new Command("export", "Writes an incident as Markdown, HTML, JSON, STIX or OCSF.") { State, Incident, Format, Out };
        command.SetAction(parsed => Run(parsed.GetValue(State)!, parsed.GetValue(Incident)!, parsed.GetValue(Format)!, parsed.GetValue(Out)));
        return command;
    }

    private static int Run(DirectoryInfo folder, string incidentId, string formatName, FileInfo? file)
    {
        try
        {
            var format = ExportFormats.ForIncident(formatName) ?? throw new ArgumentException($"there is no format '{formatName}'; there are {Names()}");
            var path = Path.Combine(folder.FullName, "state.db");
            if (StateMarker.Read(folder.FullName) is { } marker) throw new IOException($"the state of '{folder}' is in the database {marker.Name}; this reads files only. The API of its server has it");
            if (!File.Exists(path)) throw new FileNotFoundException($"there is no state in '{folder}'");
            using var state = EmbeddedStores.OpenState(path);
            var story = IncidentStory.Read(state, incidentId) ?? throw new ArgumentException($"there is no incident '{incidentId}' in '{folder}'");
            using var output = file is null ? Console.OpenStandardOutput() : file.Create();
            output.Write(format.Write(story));
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Console.Error.WriteLine($"windhover export: {wrong.Message}");
            return ExitCode.Usage;
        }
    }

    private static string Names() => string.Join(", ", ExportFormats.ForIncidents.Select(format => format.Name));
}
