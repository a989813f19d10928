namespace Windhover.Core.Stores.Search;

/// <summary>One of the texts that people look for holds this, whatever the case: entity, target, operation, service, resource, related, error, account, agent.</summary>
public sealed record WordPredicate(string Word) : TelemetryPredicate;
