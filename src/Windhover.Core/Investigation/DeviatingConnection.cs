namespace Windhover.Core.Investigation;

/// <summary>One kind of connection that a device never had before the story, and that the story is about.</summary>
/// <param name="Remote">Address of the other side.</param>
/// <param name="Port">Service port; 0 where it is not known.</param>
/// <param name="Protocol">IANA protocol number; 0 where it is not known.</param>
/// <param name="Serves">True for connections to the device, false for those that it opens.</param>
/// <param name="First">First time, epoch milliseconds.</param>
/// <param name="Last">Last time, epoch milliseconds.</param>
public sealed record DeviatingConnection(string Remote, int Port, int Protocol, bool Serves, long First, long Last);
