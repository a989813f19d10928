namespace Windhover.Core.Outputs.Exports;

/// <summary>A format that a browser shows as a page.</summary>
public interface IPageExport : IExportFormat
{
    /// <summary>The Content-Security-Policy under which the page is sent: nothing but what the page itself holds.</summary>
    string ContentPolicy { get; }
}
