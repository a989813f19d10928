namespace Windhover.Server.Api;

/// <summary>A source that was set up in the console, with what is set.</summary>
/// <param name="Collection">How it stands.</param>
/// <param name="Settings">What is set and no secret, by setting; what is not there has its default.</param>
/// <param name="Secrets">Which secrets are set; never what they are.</param>
public sealed record SourceView(CollectionView Collection, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<SourceSecretView> Secrets);
