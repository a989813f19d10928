using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class KubernetesResponderTests(Cluster cluster)
{
    private const string Users = "users:\n- name: admin\n  user: {token: admintoken}\n- name: program\n  user:\n    exec: {command: /bin/true}\n";

    [Fact]
    public async Task AKubeconfigFileSaysWhereAndHow()
    {
        cluster.Number();
        using var folder = new TemporaryFolder();
        var data = Convert.ToBase64String(await File.ReadAllBytesAsync(cluster.Authority));
        await using var connection = Open(("kubeconfig", Config(folder, $"certificate-authority-data: {data}")));
        (await connection.WhoAsync(default)).ShouldContain("127.0.0.1:16443");
        await using var other = Open(("kubeconfig", Config(folder, $"certificate-authority: {cluster.Authority}")), ("context", "lab"));
        (await other.WhoAsync(default)).ShouldContain("signed in");
    }

    [Fact]
    public async Task ATokenFileIsReadAgain()
    {
        cluster.Number();
        using var folder = new TemporaryFolder();
        var file = folder.File("token");
        await File.WriteAllTextAsync(file, "wrong\n");
        await using var connection = Open(("server", Cluster.Server.ToString()), ("ca_file", cluster.Authority), ("token_file", file));
        (await Should.ThrowAsync<ActionFailedException>(() => connection.WhoAsync(default))).Message.ShouldContain("401 Unauthorized");
        await File.WriteAllTextAsync(file, "admintoken\n");
        await connection.WhoAsync(default);
    }

    [Fact]
    public async Task AServerThatIsNotKnownIsNotGivenTheToken()
    {
        cluster.Number();
        await using var connection = Open(("server", Cluster.Server.ToString()), ("token", "admintoken"));
        (await Should.ThrowAsync<ActionFailedException>(() => connection.WhoAsync(default))).Message.ShouldNotContain("admintoken");
    }

    [Fact]
    public void WhatCannotBeTrustedOrRunIsSaid()
    {
        using var folder = new TemporaryFolder();
        Wrong(("server", "http://10.0.0.1:6443"), ("token", "t")).ShouldContain("https://");
        Wrong(("server", "https://10.0.0.1:6443")).ShouldContain("set one of");
        Wrong(("server", "https://10.0.0.1:6443"), ("token", "t"), ("token_file", "f")).ShouldContain("set one of");
        Wrong(("token", "t")).ShouldContain("must be set");
        Wrong(("server", "https://10.0.0.1:6443"), ("client_certificate", "x"), ("client_key", "y")).ShouldContain("PEM");
        Wrong(("kubeconfig", Config(folder, "insecure-skip-tls-verify: true"))).ShouldContain("insecure-skip-tls-verify");
        Wrong(("kubeconfig", Config(folder, "")), ("context", "program")).ShouldContain("program");
        Wrong(("kubeconfig", Config(folder, "")), ("context", "none")).ShouldContain("no such context");
        Wrong(("kubeconfig", folder.File("absent"))).ShouldContain("cannot be read");
        Wrong(("server", "https://10.0.0.1:6443"), ("token", "t"), ("namespaces", "shop,../x")).ShouldContain("names of namespaces");
    }

    private static string Wrong(params (string Name, string Value)[] settings) => Should.Throw<CollectorSettingsException>(() => Open(settings)).Message;

    private static IResponderConnection Open(params (string Name, string Value)[] settings)
    {
        var values = settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
        values.TryAdd("timeout_seconds", "10");
        return new KubernetesResponder().Open(new CollectorSettings("x", values), TimeProvider.System);
    }

    private static string Config(TemporaryFolder folder, string trust)
    {
        var file = folder.File("config");
        File.WriteAllText(file, $"apiVersion: v1\nkind: Config\ncurrent-context: lab\nclusters:\n- name: c\n  cluster:\n    server: {Cluster.Server}\n    {trust}\ncontexts:\n- name: lab\n  context: {{cluster: c, user: admin}}\n- name: program\n  context: {{cluster: c, user: program}}\n{Users}");
        return file;
    }
}
