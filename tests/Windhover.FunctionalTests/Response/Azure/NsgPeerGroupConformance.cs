namespace Windhover.FunctionalTests.Response.Azure;

public sealed class NsgPeerGroupConformance() : NsgConformance("azure.nsg-peer-group");
