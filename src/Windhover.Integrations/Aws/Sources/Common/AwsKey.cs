using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>What the id of an access key says of it by its first four letters (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids).</summary>
internal static class AwsKey
{
    /// <summary>Whether a key works until it is made inactive, as a user's or the root's does, or ends with its session.</summary>
    /// <param name="id">The id of the key; may be empty, or no such id.</param>
    public static Truth Lasts(ReadOnlySpan<byte> id) => id.StartsWith("AKIA"u8) ? Truth.Yes : id.StartsWith("ASIA"u8) ? Truth.No : Truth.Unknown;
}
