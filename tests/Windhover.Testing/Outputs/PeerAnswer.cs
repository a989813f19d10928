namespace Windhover.Testing.Outputs;

/// <summary>What a peer answers.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Further headers.</param>
public sealed record PeerAnswer(int Status, string Body = "", params (string Name, string Value)[] Headers);
