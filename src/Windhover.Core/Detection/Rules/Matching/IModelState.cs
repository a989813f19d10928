namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>What a model remembers from event to event. The same memory gives the same bytes.</summary>
internal interface IModelState
{
    /// <summary>Writes it.</summary>
    void Save(BinaryWriter to);

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    void Restore(BinaryReader from);
}
