namespace Windhover.FunctionalTests.Response.Gcp;

public sealed class FirewallBlockOutgoingConformance() : FirewallConformance("gcp.firewall-block-outgoing");
