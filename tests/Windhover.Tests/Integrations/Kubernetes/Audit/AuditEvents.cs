using System.Text;
using Windhover.Core.Events;
using Windhover.Testing.Sources;

namespace Windhover.Tests.Integrations.Kubernetes.Audit;

/// <summary>Reads events written in a test.</summary>
internal static class AuditEvents
{
    /// <summary>Everything that the source makes of one event with these fields.</summary>
    public static EventBuffer Read(params string[] fields) => ReadAll($"{{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"requestReceivedTimestamp\":\"2026-03-02T10:00:00Z\",{string.Join(',', fields)}}}");

    /// <summary>Everything that the source makes of these lines.</summary>
    public static EventBuffer ReadAll(params string[] lines) => SourceSample.Read(SourceSamples.Catalogue.Find("k8s.audit")!, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), []);
}
