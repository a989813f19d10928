using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Entities;

/// <summary>An address within the network that gives it meaning.</summary>
internal readonly record struct AddressKey(Address Address, Symbol Network) : IFlatKey<AddressKey>
{
    public ulong FlatHash => StableHash.Combine(Address.StableHash, (uint)Network.Id);
}
