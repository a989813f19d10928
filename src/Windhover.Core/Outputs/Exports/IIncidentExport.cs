namespace Windhover.Core.Outputs.Exports;

/// <summary>A format in which an incident is handed on.</summary>
public interface IIncidentExport : IExportFormat
{
    /// <summary>The incident in this format.</summary>
    byte[] Write(IncidentStory story);
}
