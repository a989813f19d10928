namespace Windhover.FunctionalTests.Response.Azure;

public sealed class NsgBlockOutgoingConformance() : NsgConformance("azure.nsg-block-outgoing");
