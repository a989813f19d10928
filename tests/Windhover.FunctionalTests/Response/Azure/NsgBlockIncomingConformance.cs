namespace Windhover.FunctionalTests.Response.Azure;

public sealed class NsgBlockIncomingConformance() : NsgConformance("azure.nsg-block-incoming");
