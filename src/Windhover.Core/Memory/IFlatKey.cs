namespace Windhover.Core.Memory;

/// <summary>A key of a <see cref="FlatMap{TKey}"/>: plain bytes with a hash that mixes well.</summary>
public interface IFlatKey<TSelf> : IEquatable<TSelf>
    where TSelf : unmanaged, IFlatKey<TSelf>
{
    /// <summary>A well-mixed hash; equal keys give equal hashes.</summary>
    ulong FlatHash { get; }
}
