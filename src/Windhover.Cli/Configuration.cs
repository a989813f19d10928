using System.Globalization;
using System.Net;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Running;
using Windhover.Core.Scoring;
using Windhover.Server.Logging;
using Windhover.Server.Operations;
using Windhover.Server.Sources;
using Windhover.Storage;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>
/// The configuration file: YAML with the keys of docs/reference/configuration.md. Unknown keys and wrong values are errors that name the line.
/// </summary>
internal sealed record Configuration
{
    /// <summary>How a run works.</summary>
    public RunOptions Run { get; private init; } = new();

    /// <summary>Folders with the user's own models. The default is none.</summary>
    public IReadOnlyList<string> ModelFolders { get; private init; } = [];

    /// <summary>The file with defeats, suppressions and severities (docs/howto/tune-a-model.md); "", the default, for none.</summary>
    public string Tuning { get; init; } = "";

    /// <summary>Files with indicators, by the name that models ask for under <c>in_list</c>. The default is none.</summary>
    public IReadOnlyDictionary<string, string> Lists { get; private init; } = new Dictionary<string, string>();

    /// <summary>Folders with the user's own mappings of JSON logs. The default is none.</summary>
    public IReadOnlyList<string> MappingFolders { get; private init; } = [];

    /// <summary>Where <c>serve</c> listens. The default is http://127.0.0.1:8420.</summary>
    public string Url { get; private init; } = "http://127.0.0.1:8420";

    /// <summary>The certificate and its key for https; null, the default, for http.</summary>
    public TlsFiles? Tls { get; private init; }

    /// <summary>True when a proxy that speaks https stands before <c>serve</c>. The default is false.</summary>
    public bool BehindProxy { get; private init; }

    /// <summary>Addresses and networks of the proxies before it.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; private init; } = [];

    /// <summary>The names that <c>serve</c> answers to besides the loopback ones. The default is none.</summary>
    public IReadOnlyList<string> Hosts { get; private init; } = [];

    /// <summary>How people sign in to <c>serve</c>.</summary>
    public SignInEntry SignIn { get; private init; } = new();

    /// <summary>Where <c>serve</c> keeps its stores. The default is <c>windhover-data</c> in the working folder.</summary>
    public string DataFolder { get; private init; } = "windhover-data";

    /// <summary>The database of the state; null, the default, for files of the data folder.</summary>
    public StateEntry? State { get; private init; }

    /// <summary>What sources that are set up in the console may do.</summary>
    public SourceRules ConsoleSources { get; private init; } = new();

    /// <summary>Folders that <c>serve</c> watches for log files. The default is none.</summary>
    public IReadOnlyList<string> WatchFolders { get; private init; } = [];

    /// <summary>How many days of telemetry, alerts and incidents are kept. The default is 90.</summary>
    public int RetentionDays { get; private init; } = 90;

    /// <summary>How many GiB of telemetry are kept; null, the default, for as many as its days take.</summary>
    public double? RetentionGb { get; private init; }

    /// <summary>MiB that must be free on the disk of the stores, else nothing is read. The default is 512.</summary>
    public double MinFreeMib { get; private init; } = 512;

    /// <summary>How the program logs. The default is text.</summary>
    public LogOptions Log { get; private init; } = new();

    /// <summary>Who may know how the program fares. The default is programs of this machine.</summary>
    public TelemetryOptions Telemetry { get; private init; } = new();

    /// <summary>What is collected, in the order of the file. The default is nothing.</summary>
    public IReadOnlyList<CollectionEntry> Collections { get; private init; } = [];

    /// <summary>The file with the policy of the response (docs/howto/respond.md); "", the default, for none: then nothing is ever done.</summary>
    public string Response { get; private init; } = "";

    /// <summary>The platforms that the response may act on, in the order of the file. The default is none.</summary>
    public IReadOnlyList<ResponderEntry> Responders { get; private init; } = [];

    /// <summary>Who is told of incidents, in the order of the file. The default is nobody.</summary>
    public IReadOnlyList<OutputEntry> Outputs { get; private init; } = [];

    /// <summary>The console's address as people reach it, for links in messages; "", the default, for that of <see cref="Url"/>.</summary>
    public string PublicUrl { get; private init; } = "";

    /// <summary>How much the spool of the collections keeps.</summary>
    public SpoolOptions Spool { get; private init; } = new();

    /// <summary>How late records may be in <c>serve</c>; null, the default, for the longest lag of the sources that were read.</summary>
    public TimeSpan? LiveLag { get; private init; }

    /// <summary>The language model that may word accounts; null, the default, for none: then nothing is sent anywhere.</summary>
    public WordingEntry? Wording { get; private init; }

    /// <summary>Where the state is.</summary>
    /// <exception cref="ConfigurationException">The password of the database cannot be fetched.</exception>
    public IStatePlace OpenPlace() => State?.Open() ?? (IStatePlace)new FilePlace(DataFolder);

    /// <summary>Reads a file; all defaults when there is none.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read or is wrong.</exception>
    public static Configuration Read(string? path)
    {
        if (path is null) return new Configuration();
        var yaml = new YamlStream();
        try
        {
            using var text = File.OpenText(path);
            yaml.Load(text);
        }
        catch (YamlException broken)
        {
            throw new ConfigurationException($"{path} line {broken.Start.Line}: {broken.Message}");
        }
        catch (IOException broken)
        {
            throw new ConfigurationException($"{path}: {broken.Message}");
        }

        if (yaml.Documents.Count == 0) return new Configuration();
        if (yaml.Documents[0].RootNode is not YamlMappingNode root) throw new ConfigurationException($"{path} line 1: keys and values are expected");
        return root.Children.Aggregate(new Configuration(), (configuration, pair) => configuration.With(path, (YamlScalarNode)pair.Key, pair.Value));
    }

    private Configuration With(string path, YamlScalarNode key, YamlNode value) => key.Value switch
    {
        "alerts_per_day" => Scoring(s => s with { AlertsPerDay = Number(path, key, value, 0.01, 1000) }),
        "models" => Engine(e => e with { Models = Boolean(path, key, value) }),
        "learned" => Engine(e => e with { Learned = Boolean(path, key, value) }),
        "model_folders" => this with { ModelFolders = List(path, key, value) },
        "tuning" => this with { Tuning = Text(path, key, value) },
        "lists" => this with { Lists = Texts(path, key, value) },
        "mapping_folders" => this with { MappingFolders = List(path, key, value) },
        "threads" => this with { Run = Run with { Threads = (int)Number(path, key, value, 1, 2) } },
        "batch_size" => this with { Run = Run with { BatchSize = (int)Number(path, key, value, 1, 10_000) } },
        "commit_seconds" => this with { Run = Run with { CommitEvery = TimeSpan.FromSeconds(Number(path, key, value, 0, 3600)) } },
        "url" => this with { Url = Text(path, key, value) },
        "tls" => this with { Tls = Certificate(new YamlSettings(path, "tls", value, "certificate", "key")) },
        "behind_proxy" => this with { BehindProxy = Boolean(path, key, value) },
        "proxies" => this with { Proxies = Networks(path, key, value) },
        "hosts" => this with { Hosts = List(path, key, value) },
        "sign_in" => this with { SignIn = SignInEntry.Read(path, value) },
        "data_folder" => this with { DataFolder = Text(path, key, value) },
        "state" => this with { State = StateEntry.Read(path, value) },
        "watch_folders" => this with { WatchFolders = List(path, key, value) },
        "retention_days" => this with { RetentionDays = (int)Number(path, key, value, 1, 36500) },
        "retention_gb" => this with { RetentionGb = Number(path, key, value, 0.01, 1_000_000) },
        "min_free_mib" => this with { MinFreeMib = Number(path, key, value, 0, 1_000_000) },
        "log" => this with { Log = OperationsEntry.Log(path, value) },
        "telemetry" => this with { Telemetry = OperationsEntry.Telemetry(path, value) },
        "collections" => this with { Collections = CollectionEntry.Read(path, value) },
        "console_sources" => this with { ConsoleSources = SourceRulesEntry.Read(path, value) },
        "response" => this with { Response = Text(path, key, value) },
        "responders" => this with { Responders = ResponderEntry.Read(path, value) },
        "outputs" => this with { Outputs = OutputEntry.Read(path, value) },
        "public_url" => this with { PublicUrl = Link(path, key, value) },
        "spool_days" => this with { Spool = Spool with { Keep = TimeSpan.FromDays(Number(path, key, value, 1, 3650)) } },
        "spool_unread_mib" => this with { Spool = Spool with { MostUnread = (long)Number(path, key, value, 1, 1_000_000) << 20 } },
        "wording" => this with { Wording = WordingEntry.Read(path, value) },
        "live_lag_seconds" => this with { LiveLag = TimeSpan.FromSeconds(Number(path, key, value, 0, 86_400)) },
        _ => throw Wrong(path, key, $"'{key.Value}' is not a key; docs/reference/configuration.md lists them"),
    };

    private Configuration Engine(Func<EngineOptions, EngineOptions> change) => this with { Run = Run with { Engine = change(Run.Engine) } };

    private Configuration Scoring(Func<ScoringOptions, ScoringOptions> change) => Engine(e => e with { Scoring = change(e.Scoring) });

    private static TlsFiles Certificate(YamlSettings settings) => new(settings.Must("certificate"), settings.Must("key"), "");

    private static double Number(string path, YamlScalarNode key, YamlNode value, double least, double most) =>
        value is YamlScalarNode { Value: { } text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(path, value, string.Create(CultureInfo.InvariantCulture, $"{key.Value} is a number from {least} to {most}"));

    private static bool Boolean(string path, YamlScalarNode key, YamlNode value) =>
        value is YamlScalarNode { Value: { } text } && bool.TryParse(text, out var yes) ? yes : throw Wrong(path, value, $"{key.Value} is true or false");

    private static string Text(string path, YamlScalarNode key, YamlNode value) => value is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : throw Wrong(path, value, $"{key.Value} is a text");

    private static string Link(string path, YamlScalarNode key, YamlNode value) =>
        Uri.TryCreate(Text(path, key, value), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Query.Length == 0
            ? address.GetLeftPart(UriPartial.Path)
            : throw Wrong(path, value, $"{key.Value} is an address, as https://windhover.example.org");

    private static Dictionary<string, string> Texts(string path, YamlScalarNode key, YamlNode value) =>
        value is YamlMappingNode map && map.Children.All(c => c is { Key: YamlScalarNode { Value.Length: > 0 }, Value: YamlScalarNode { Value.Length: > 0 } })
            ? map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => ((YamlScalarNode)c.Value).Value!, StringComparer.Ordinal)
            : throw Wrong(path, value, $"{key.Value} is a mapping from names to files");

    private static IPNetwork[] Networks(string path, YamlScalarNode key, YamlNode value) =>
    [
        .. List(path, key, value).Select(text => IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
            : throw Wrong(path, value, $"'{text}' is neither an address, such as 10.0.0.5, nor a network, such as 10.0.0.0/24")),
    ];

    private static IReadOnlyList<string> List(string path, YamlScalarNode key, YamlNode value) =>
        value is YamlSequenceNode list && list.Children.All(c => c is YamlScalarNode)
            ? [.. list.Children.Select(c => ((YamlScalarNode)c).Value ?? "")]
            : throw Wrong(path, value, $"{key.Value} is a list of texts");

    private static ConfigurationException Wrong(string path, YamlNode node, string what) => new($"{path} line {node.Start.Line}: {what}");
}
