namespace Windhover.FunctionalTests.Response.Azure;

public sealed class NsgQuarantineConformance() : NsgConformance("azure.nsg-quarantine");
