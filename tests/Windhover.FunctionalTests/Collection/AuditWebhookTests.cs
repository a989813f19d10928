using System.Diagnostics;
using Shouldly;
using Windhover.Testing.Sources;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>A real API server posts its audit events to a real server.</summary>
public sealed class AuditWebhookTests
{
    private const int WebhookPort = 9999;

    [Fact]
    public async Task WhatARealApiServerPostsLands()
    {
        var lab = Path.Combine(RepositoryTree.Root, "..", "shared", "lab", "k8s", "run.sh");
        if (!File.Exists(lab)) Assert.Skip("../shared/lab/k8s is not here");
        if (!File.Exists("/usr/bin/etcd")) Assert.Skip("etcd-server is not installed");
        using var folder = new TemporaryFolder();
        await using var serve = await ServeProcess.StartAsync(
            ServeProcess.Configure(folder.Path, $"collections:\n  - name: cluster\n    collector: k8s.audit-webhook\n    listen: 127.0.0.1:{WebhookPort}\n"), WebhookPort);
        var work = folder.File("k8s");
        try
        {
            using var run = Process.Start(new ProcessStartInfo("bash", [lab, work]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            (await run.StandardOutput.ReadLineAsync()).ShouldBe("ready");
            var collections = await serve.GetUntilAsync("/api/v1/collections", c => c.GetProperty("items")[0].GetProperty("status").GetProperty("objects").GetInt64() > 0);
            var status = collections.GetProperty("items")[0].GetProperty("status");
            status.GetProperty("objects").GetInt64().ShouldBeGreaterThan(0);
            status.GetProperty("poisoned").GetInt64().ShouldBe(0);
            var stream = Directory.GetFiles(Path.Combine(folder.Path, "data", "spool", "cluster", "streams", "audit")).ShouldHaveSingleItem();
            var lines = await File.ReadAllLinesAsync(stream);
            lines.ShouldAllBe(line => line.StartsWith('{') && line.Contains("\"auditID\":", StringComparison.Ordinal));
        }
        finally
        {
            foreach (var file in new[] { "apiserver.pid", "etcd.pid" }.Select(f => Path.Combine(work, f)).Where(File.Exists)) End(int.Parse(await File.ReadAllTextAsync(file), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static void End(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }
}
