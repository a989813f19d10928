namespace Windhover.Core.Outputs.Exports;

/// <summary>The formats that there are: every class of this assembly that is one, by name.</summary>
public static class ExportFormats
{
    private static readonly IExportFormat[] All =
    [
        .. typeof(ExportFormats).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IExportFormat)))
            .Select(type => (IExportFormat)Activator.CreateInstance(type)!)
            .OrderBy(format => format.Name, StringComparer.Ordinal),
    ];

    /// <summary>Formats for incidents, by name.</summary>
    public static IReadOnlyList<IIncidentExport> ForIncidents { get; } = [.. All.OfType<IIncidentExport>()];

    /// <summary>Formats for alerts, by name.</summary>
    public static IReadOnlyList<IAlertExport> ForAlerts { get; } = [.. All.OfType<IAlertExport>()];

    /// <summary>The format for incidents with this name, or null.</summary>
    public static IIncidentExport? ForIncident(string name) => ForIncidents.FirstOrDefault(format => format.Name == name);

    /// <summary>The format for alerts with this name, or null.</summary>
    public static IAlertExport? ForAlert(string name) => ForAlerts.FirstOrDefault(format => format.Name == name);

    /// <summary>A name for a file: the id, without what a file system or a header could take for something else, and the format's ending.</summary>
    /// <param name="id">Id of an incident or alert.</param>
    /// <param name="format">The format.</param>
    public static string FileName(string id, IExportFormat format)
    {
        var safe = string.Concat(id.Take(80).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return $"{(safe.Length == 0 ? "export" : safe)}.{format.Extension}";
    }
}
