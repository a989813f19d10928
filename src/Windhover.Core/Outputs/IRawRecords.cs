using Windhover.Core.Detection;

namespace Windhover.Core.Outputs;

/// <summary>Fetches untouched records.</summary>
public interface IRawRecords
{
    /// <summary>
    /// The bytes of the record that the evidence points at, at most <paramref name="limit"/> of them, or null when the file is gone. Only files
    /// that the engine itself has read are opened.
    /// </summary>
    byte[]? Read(Evidence evidence, int limit);
}
