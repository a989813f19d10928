namespace Windhover.Core.Ingestion.Collection;

/// <summary>
/// One way in which logs arrive (objects in a store, a queue, a listener …). Implementations live beside their vendor, have a
/// parameterless constructor, are found by walking the assembly, and hold no state: that is in what <see cref="Open"/> makes.
/// </summary>
public interface ICollector
{
    /// <summary>What the collector is.</summary>
    CollectorDescriptor Descriptor { get; }

    /// <summary>Makes a collection that is set up but does nothing yet.</summary>
    /// <param name="settings">What the user wrote.</param>
    /// <param name="context">What it works with.</param>
    /// <exception cref="CollectorSettingsException">A setting is missing or wrong; it names the setting.</exception>
    ICollection Open(CollectorSettings settings, CollectorContext context);
}
