using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>The entity that the event belongs to, as the engine resolved it.</summary>
internal sealed class EntityField() : Field(FieldName)
{
    public const string FieldName = "entity";

    public override bool Any(in EventView e, TextTest test) => test.Holds(e.EntityId);

    public override void AddTexts(in EventView e, List<string> texts) => texts.Add(e.EntityId);

    public override void AddHashes(in EventView e, List<ulong> hashes) => hashes.Add(StableHash.Of(e.EntityId));
}
