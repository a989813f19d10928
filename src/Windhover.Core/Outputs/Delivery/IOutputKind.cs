using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>One kind of output. Implementations live beside their vendor, have a parameterless constructor, are found by walking the assembly, and hold no state.</summary>
public interface IOutputKind
{
    /// <summary>What the kind is.</summary>
    OutputKindDescriptor Descriptor { get; }

    /// <summary>Sets an output up; it calls nothing yet.</summary>
    /// <param name="settings">What the user wrote, under the output's own name.</param>
    /// <param name="clock">Timestamps and the ends of calls.</param>
    /// <exception cref="CollectorSettingsException">A setting is missing or wrong; it names the setting.</exception>
    IOutput Open(CollectorSettings settings, TimeProvider clock);
}
