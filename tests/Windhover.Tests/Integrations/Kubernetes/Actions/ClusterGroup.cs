using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

/// <summary>The tests that share one API server.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterGroup : ICollectionFixture<Cluster>
{
    /// <summary>Their name.</summary>
    public const string Name = "cluster";
}
