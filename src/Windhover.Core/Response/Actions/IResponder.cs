using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Response.Actions;

/// <summary>
/// The way to one platform that actions work over: how to sign in and where. Implementations live beside their vendor, have a parameterless constructor, are found by walking the
/// assembly, and hold no state.
/// </summary>
public interface IResponder
{
    /// <summary>What the responder is.</summary>
    ResponderDescriptor Descriptor { get; }

    /// <summary>Makes a connection; it calls nothing yet.</summary>
    /// <param name="settings">What the user wrote, under the connection's own name.</param>
    /// <param name="clock">Waits and timestamps.</param>
    /// <exception cref="CollectorSettingsException">A setting is missing or wrong; it names the setting.</exception>
    IResponderConnection Open(CollectorSettings settings, TimeProvider clock);
}
