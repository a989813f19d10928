namespace Windhover.Core.Stores;

/// <summary>What the stores lie on. Safe for many threads.</summary>
public interface IStoreDisk
{
    /// <summary>Why nothing should be written now, as a part of a sentence that names no path; null while all is well. Cheap enough for once a second.</summary>
    string? Problem();

    /// <summary>Why a store failed, where its disk is the reason, in the same form; null for every other failure.</summary>
    string? Cause(Exception failure);
}
