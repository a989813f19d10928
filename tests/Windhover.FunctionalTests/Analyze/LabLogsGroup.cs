using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The test classes that share one simulated company.</summary>
[CollectionDefinition("lab logs")]
public sealed class LabLogsGroup : ICollectionFixture<LabLogs>;
