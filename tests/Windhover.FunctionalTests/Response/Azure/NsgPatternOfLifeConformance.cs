namespace Windhover.FunctionalTests.Response.Azure;

public sealed class NsgPatternOfLifeConformance() : NsgConformance("azure.nsg-pattern-of-life");
