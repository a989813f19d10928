namespace Windhover.FunctionalTests.Response.Gcp;

public sealed class FirewallBlockConformance() : FirewallConformance("gcp.firewall-block");
