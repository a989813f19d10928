namespace Windhover.Core.Outputs;

/// <summary>An account of which no audit log tells.</summary>
/// <param name="Account">Account, subscription or project.</param>
/// <param name="Flows">Flows in it.</param>
/// <param name="AsActor">Activities that its identities took in other accounts.</param>
/// <param name="LastSeen">When it was last spoken of, epoch milliseconds.</param>
public sealed record AccountGap(string Account, long Flows, long AsActor, long LastSeen);
