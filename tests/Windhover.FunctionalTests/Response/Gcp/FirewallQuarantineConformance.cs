namespace Windhover.FunctionalTests.Response.Gcp;

public sealed class FirewallQuarantineConformance() : FirewallConformance("gcp.quarantine");
