namespace Windhover.Core.Ingestion;

/// <summary>How a file of a source is cut into records.</summary>
public enum Framing
{
    /// <summary>One record a line, ended by LF or CR LF. Empty lines are counted as ignored and never reach a reader.</summary>
    Lines,

    /// <summary>
    /// JSON in any layout: objects one a line, objects one after the other, an array of objects, or an object that holds the array under one of
    /// <see cref="SourceDescriptor.RecordArrays"/>. Each record is one object, whatever its white space.
    /// </summary>
    Json,
}
