namespace Windhover.FunctionalTests.Response.Azure;

public sealed class NsgBlockConformance() : NsgConformance("azure.nsg-block");
