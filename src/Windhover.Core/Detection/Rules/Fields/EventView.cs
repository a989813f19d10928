using System.Runtime.CompilerServices;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>The event being judged, of either shape, with what is needed to read its fields.</summary>
internal readonly ref struct EventView
{
    public readonly ref readonly ActorActivity Actor;
    public readonly ref readonly NetworkActivity Network;
    public readonly EventBuffer Buffer;
    public readonly string EntityId;

    public EventView(in ActorActivity actor, EventBuffer buffer, string entityId)
    {
        Actor = ref actor;
        Network = ref Unsafe.NullRef<NetworkActivity>();
        Buffer = buffer;
        EntityId = entityId;
    }

    public EventView(in NetworkActivity network, EventBuffer buffer, string entityId)
    {
        Actor = ref Unsafe.NullRef<ActorActivity>();
        Network = ref network;
        Buffer = buffer;
        EntityId = entityId;
    }

    public SymbolTable Symbols => Buffer.Symbols;
}
