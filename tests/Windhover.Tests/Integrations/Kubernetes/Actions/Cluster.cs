using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Windhover.Testing.Sources;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

/// <summary>A real API server, started once for all tests of actions; each test has namespaces and addresses of its own.</summary>
public sealed class Cluster : IAsyncLifetime
{
    private const string Admin = "admintoken";
    private readonly TemporaryFolder folder = new();
    private HttpClient? http;
    private string missing = "";
    private int last;

    /// <summary>Where it is.</summary>
    public static Uri Server { get; } = new("https://127.0.0.1:16443");

    /// <summary>The file with its certificates.</summary>
    public string Authority => Path.Combine(Work, "certs", "apiserver.crt");

    private string Work => folder.File("k8s");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var lab = Path.Combine(RepositoryTree.Root, "..", "shared", "lab", "k8s", "run.sh");
        missing = !File.Exists(lab) ? "../shared/lab/k8s is not here" : !File.Exists("/usr/bin/etcd") ? "etcd-server is not installed" : !File.Exists("/usr/bin/xz") ? "xz-utils is not installed" : "";
        if (missing.Length > 0) return;
        using var run = Process.Start(new ProcessStartInfo("bash", [lab, Work]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        (await run.StandardOutput.ReadLineAsync()).ShouldBe("ready");
        File.Exists(Authority).ShouldBeTrue($"another API server answers at {Server}, left by a run that was ended half-way: end it");
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(Authority);
        http = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } }) { BaseAddress = Server };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http?.Dispose();
        foreach (var file in new[] { "apiserver.pid", "etcd.pid" }.Select(f => Path.Combine(Work, f)).Where(File.Exists)) End(int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture));
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A number that no other test has; skips where there is no server.</summary>
    public int Number()
    {
        if (missing.Length > 0) Assert.Skip(missing);
        return Interlocked.Increment(ref last);
    }

    /// <summary>A connection of the administrator, or of whoever has a token.</summary>
    public IResponderConnection Open(string token = Admin, string namespaces = "") => new KubernetesResponder().Open(
        new CollectorSettings("lab", new Dictionary<string, string>(StringComparer.Ordinal) { ["server"] = Server.ToString(), ["ca_file"] = Authority, ["token"] = token, ["namespaces"] = namespaces, ["timeout_seconds"] = "30" }),
        TimeProvider.System);

    /// <summary>Asks as the administrator; what is refused fails the test, but for what is not there.</summary>
    public async Task<JsonNode?> AskAsync(string method, string path, string? body = null, string token = Admin)
    {
        using var answer = await SendAsync(method, path, body, token);
        if (answer.StatusCode == HttpStatusCode.NotFound && method == "GET") return null;
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {text}");
        return JsonNode.Parse(text);
    }

    /// <summary>The status of an answer.</summary>
    public async Task<HttpStatusCode> StatusAsync(string method, string path, string? body, string token)
    {
        using var answer = await SendAsync(method, path, body, token);
        return answer.StatusCode;
    }

    /// <summary>Makes a namespace.</summary>
    public Task NamespaceAsync(string name) => AskAsync("POST", "/api/v1/namespaces", $$$"""{"metadata":{"name":"{{{name}}}","labels":{"kubernetes.io/metadata.name":"{{{name}}}"} }}""");

    /// <summary>Makes a pod that holds an address.</summary>
    public async Task PodAsync(string space, string name, string address, string labels, string owner = "", string spec = "")
    {
        var controller = owner.Length == 0 ? "" : $$$""","ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"{{{owner}}}","uid":"7d6f","controller":true}]""";
        await AskAsync("POST", $"/api/v1/namespaces/{space}/pods", $$$"""{"metadata":{"name":"{{{name}}}","labels":{{{labels}}}{{{controller}}} },"spec":{"containers":[{"name":"c","image":"example.com/c"}]{{{spec}}} } }""");
        await AskAsync("PATCH", $"/api/v1/namespaces/{space}/pods/{name}/status", $$$"""{"status":{"phase":"Running","podIP":"{{{address}}}","podIPs":[{"ip":"{{{address}}}"}]}}""");
    }

    /// <summary>A token of a new service account that has some permissions, written as <c>verb resource.group/subresource</c>, in the whole cluster; it is known everywhere when this returns.</summary>
    public async Task<string> AccountAsync(string space, string name, IReadOnlyList<string> permissions)
    {
        await AskAsync("POST", $"/api/v1/namespaces/{space}/serviceaccounts", $$$"""{"metadata":{"name":"{{{name}}}"}}""");
        var full = $"{space}-{name}";
        await AskAsync("POST", "/apis/rbac.authorization.k8s.io/v1/clusterroles", $$$"""{"metadata":{"name":"{{{full}}}"},"rules":[{{{string.Join(",", permissions.Select(Rule))}}}]}""");
        await AskAsync("POST", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", $$$"""{"metadata":{"name":"{{{full}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{{full}}}"},"subjects":[{"kind":"ServiceAccount","namespace":"{{{space}}}","name":"{{{name}}}"}]}""");
        var token = await TokenAsync(space, name);
        var (verb, group, resource, subresource) = Parts(permissions[^1]);
        var question = $$$"""{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{"resourceAttributes":{"verb":"{{{verb}}}","group":"{{{group}}}","resource":"{{{resource}}}","subresource":"{{{subresource}}}"} }}""";
        await UntilAsync(async () =>
        {
            using var answer = await SendAsync("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", question, token);
            return answer.IsSuccessStatusCode && JsonNode.Parse(await answer.Content.ReadAsStringAsync()).Truth("status", "allowed");
        });
        return token;
    }

    /// <summary>A new token of a service account.</summary>
    public async Task<string> TokenAsync(string space, string name) =>
        (await AskAsync("POST", $"/api/v1/namespaces/{space}/serviceaccounts/{name}/token", """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{"expirationSeconds":3600}}""")).Text("status", "token");

    /// <summary>Asks until it is so; the server's own caches follow what is stored after a moment.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds()) watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static string Rule(string permission)
    {
        var (verb, group, resource, subresource) = Parts(permission);
        return $$$"""{"verbs":["{{{verb}}}"],"apiGroups":["{{{group}}}"],"resources":["{{{resource}}}{{{(subresource.Length > 0 ? "/" + subresource : "")}}}"]}""";
    }

    private static (string Verb, string Group, string Resource, string Subresource) Parts(string permission)
    {
        var (verb, rest) = (permission.Split(' ')[0], permission.Split(' ')[1]);
        var subresource = rest.Contains('/', StringComparison.Ordinal) ? rest.Split('/')[1] : "";
        rest = rest.Split('/')[0];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return (verb, dot < 0 ? "" : rest[(dot + 1)..], dot < 0 ? rest : rest[..dot], subresource);
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

    private async Task<HttpResponseMessage> SendAsync(string method, string path, string? body, string token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new("Bearer", token);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, method == "PATCH" ? "application/merge-patch+json" : "application/json");
        return await http!.SendAsync(request);
    }
}
