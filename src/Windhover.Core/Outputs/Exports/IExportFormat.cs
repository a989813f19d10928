namespace Windhover.Core.Outputs.Exports;

/// <summary>
/// A format in which findings are handed on. One file a format: <see cref="ExportFormats"/> finds it. What it writes depends on what it is given and on nothing else,
/// and holds texts from logs, which are whatever an attacker wrote, in no form that a reader of the format would act on.
/// </summary>
public interface IExportFormat
{
    /// <summary>Name by which it is asked for: lower-case letters.</summary>
    string Name { get; }

    /// <summary>What it is and what for, in one line.</summary>
    string Title { get; }

    /// <summary>Media type of what it writes, with the charset where the type has one.</summary>
    string MediaType { get; }

    /// <summary>How names of its files end, without a dot in front.</summary>
    string Extension { get; }
}
