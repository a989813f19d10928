namespace Windhover.Integrations.GitHub.Sources.Audit;

/// <summary>Which field of a record names the second thing that an action is about.</summary>
internal enum GitHubAuditSecond : byte
{
    /// <summary>The user whom it concerns, where that is somebody else than the actor.</summary>
    User,

    /// <summary>Where a webhook sends to.</summary>
    Webhook,

    /// <summary>The branch or workflow.</summary>
    Name,

    /// <summary>The ruleset.</summary>
    Ruleset,

    /// <summary>The application.</summary>
    Application,

    /// <summary>The role.</summary>
    Role,

    /// <summary>The team, organisation or enterprise that the user joins or leaves; of a team its repository.</summary>
    Group,
}
