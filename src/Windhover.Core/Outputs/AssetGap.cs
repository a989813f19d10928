namespace Windhover.Core.Outputs;

/// <summary>A machine of which no flow log tells.</summary>
/// <param name="Id">Entity id, <c>device:…</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Account">Account; "" when not known.</param>
/// <param name="FirstSeen">When a control plane first spoke of it, epoch milliseconds.</param>
public sealed record AssetGap(string Id, string Name, string Account, long FirstSeen);
