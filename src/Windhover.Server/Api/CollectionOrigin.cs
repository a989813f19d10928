namespace Windhover.Server.Api;

/// <summary>Where a source was set up.</summary>
public enum CollectionOrigin
{
    /// <summary>In the configuration file; the console does not change it.</summary>
    Configuration,

    /// <summary>In the console.</summary>
    Console,
}
