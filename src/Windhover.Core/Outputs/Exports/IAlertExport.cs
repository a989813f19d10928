using Windhover.Core.Detection;

namespace Windhover.Core.Outputs.Exports;

/// <summary>A format in which one alert is handed on.</summary>
public interface IAlertExport : IExportFormat
{
    /// <summary>The alert in this format.</summary>
    byte[] Write(Alert alert);
}
