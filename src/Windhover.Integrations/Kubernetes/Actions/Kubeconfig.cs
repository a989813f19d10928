using System.Text;
using Windhover.Core.Ingestion.Collection;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Reads a kubeconfig file: https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/. Programs that it names to sign in are not run, and a server that is not checked is not called.</summary>
internal static class Kubeconfig
{
    private const string Setting = "kubeconfig";

    /// <summary>Reads one context of a file.</summary>
    /// <param name="path">The file; paths in it are relative to its folder.</param>
    /// <param name="context">Name of the context; "" for the current one.</param>
    /// <exception cref="CollectorSettingsException">It cannot be read, or does not say how to sign in.</exception>
    public static KubernetesAccess Read(string path, string context)
    {
        var file = Parse(KubernetesAccess.Text(path, Setting));
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var chosen = Named(file, "contexts", context.Length > 0 ? context : Text(file, "current-context"), "context");
        var cluster = Named(file, "clusters", Text(chosen, "cluster"), "cluster");
        var user = Named(file, "users", Text(chosen, "user"), "user");
        if (Text(cluster, "insecure-skip-tls-verify") == "true") throw Wrong("insecure-skip-tls-verify is set: name the cluster's certificate-authority instead");
        if (Child(user, "exec") is not null || Child(user, "auth-provider") is not null) throw Wrong("the user signs in by a program, which is not run here: make a token or a client certificate");
        if (!Uri.TryCreate(Text(cluster, "server"), UriKind.Absolute, out var server)) throw Wrong("the cluster has no server");
        var certificate = Pem(user, "client-certificate", folder);
        var access = new KubernetesAccess
        {
            Server = KubernetesAccess.Checked(server, Setting),
            Authority = Pem(cluster, "certificate-authority", folder),
            Token = Text(user, "token"),
            TokenFile = Text(user, "token").Length > 0 || Text(user, "tokenFile").Length == 0 ? "" : Path.Combine(folder, Text(user, "tokenFile")),
            Certificate = certificate.Length > 0 ? KubernetesAccess.Pair(certificate, Pem(user, "client-key", folder), Setting) : null,
        };
        return access.Token.Length + access.TokenFile.Length > 0 || access.Certificate is not null ? access : throw Wrong("the user has neither a token nor a client certificate");
    }

    private static YamlMappingNode Parse(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode map ? map : throw Wrong("it is empty");
        }
        catch (YamlException)
        {
            throw Wrong("it is not YAML");
        }
    }

    private static YamlMappingNode Named(YamlMappingNode file, string list, string name, string what)
    {
        var entry = (Child(file, list) as YamlSequenceNode)?.OfType<YamlMappingNode>().FirstOrDefault(e => Text(e, "name") == name);
        return entry is not null && Child(entry, what) is YamlMappingNode found ? found : throw Wrong($"it has no such {what}");
    }

    // NAME-data holds the PEM text in base64 and goes before NAME, a path.
    private static string Pem(YamlMappingNode map, string name, string folder)
    {
        var data = Text(map, name + "-data");
        if (data.Length == 0) return Text(map, name).Length == 0 ? "" : KubernetesAccess.Text(Path.Combine(folder, Text(map, name)), Setting);
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException)
        {
            throw Wrong($"{name}-data is not base64");
        }
    }

    private static YamlNode? Child(YamlMappingNode map, string name) => map.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private static string Text(YamlMappingNode map, string name) => (Child(map, name) as YamlScalarNode)?.Value ?? "";

    private static CollectorSettingsException Wrong(string problem) => new(Setting, problem);
}
