namespace Windhover.FunctionalTests.Response.Gcp;

public sealed class FirewallBlockIncomingConformance() : FirewallConformance("gcp.firewall-block-incoming");
