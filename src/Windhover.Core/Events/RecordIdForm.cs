namespace Windhover.Core.Events;

/// <summary>How a <see cref="RecordId"/> is packed.</summary>
public enum RecordIdForm : byte
{
    /// <summary>The log gives no id.</summary>
    None,

    /// <summary>A GUID, whole.</summary>
    Guid,

    /// <summary>Up to 21 letters and digits, base 62.</summary>
    Text,

    /// <summary>The 128-bit hash of a longer or other id.</summary>
    Hash,
}
