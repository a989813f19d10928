using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Integrations.Network.Addresses;

namespace Windhover.Cli;

/// <summary><c>windhover addresses …</c>: what is known of addresses, and where that comes from.</summary>
internal static class AddressCommands
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The verbs.</summary>
    public static Command Create() => new("addresses", "What is known of addresses: network, organisation, country, kind of place.") { Show(), Refresh(), Compile() };

    private static Command Show()
    {
        var addresses = new Argument<string[]>("address") { Description = "IPv4 or IPv6 addresses.", Arity = ArgumentArity.OneOrMore };
        var data = Data();
        var command = new Command("show", "Say what is known of addresses.") { addresses, data };
        command.SetAction(parsed => Guarded(() =>
        {
            var table = AddressData.Load(parsed.GetValue(data)?.FullName);
            foreach (var text in parsed.GetValue(addresses)!)
            {
                if (!Address.TryParse(text, out var address)) throw new InvalidDataException($"'{text}' is not an IP address");
                var info = table.Find(address);
                Console.WriteLine($"{address}  {(info == AddressInfo.None ? "nothing is known" : info.ToString())}");
            }

            Console.WriteLine(table.Versions.Count == 0 ? "No address data: 'windhover addresses refresh' fetches it." : $"{AddressData.Attribution}. {Versions(table)}");
        }));
        return command;
    }

    private static Command Refresh()
    {
        var data = Data();
        data.Required = true;
        var registry = new Option<Uri>("--registry") { Description = "The npm registry.", DefaultValueFactory = _ => new Uri("https://registry.npmjs.org/") };
        var lists = new Option<DirectoryInfo?>("--lists") { Description = "A folder of lists that providers publish: ip-ranges.json, ServiceTags_*.json, cloud.json, tor-*.txt, vpn-*.txt, hosting-*.txt, residential-*.txt." };
        var command = new Command("refresh", "Fetch the newest address data into a data folder; a running server takes it at its next start.") { data, registry, lists };
        command.SetAction((parsed, cancellation) => GuardedAsync(async () =>
        {
            var folder = parsed.GetValue(data)!.FullName;
            var packages = Path.Combine(folder, "addresses");
            if (Directory.Exists(packages)) Directory.Delete(packages, recursive: true);
            using var http = new HttpClient { Timeout = Patience };
            await AddressData.FetchAsync(parsed.GetValue(registry)!, packages, http, cancellation).ConfigureAwait(false);
            foreach (var list in parsed.GetValue(lists)?.EnumerateFiles() ?? []) list.CopyTo(Path.Combine(packages, list.Name), overwrite: true);
            Write(AddressData.Compile(packages), Path.Combine(folder, AddressData.FileName));
        }));
        return command;
    }

    private static Command Compile()
    {
        var from = new Option<DirectoryInfo>("--from") { Description = "A folder with the packages' archives, and lists.", Required = true };
        var to = new Option<FileInfo>("--out") { Description = "The compiled file.", Required = true };
        var command = new Command("compile", "Compile address data that is already there.") { from, to };
        command.SetAction(parsed => Guarded(() => Write(AddressData.Compile(parsed.GetValue(from)!.FullName), parsed.GetValue(to)!.FullName)));
        return command;
    }

    private static Option<DirectoryInfo?> Data() => new("--data") { Description = "The data folder of the server." };

    // A reader never sees half a file.
    private static void Write(AddressTable table, string path)
    {
        var part = $"{path}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.part";
        using (var file = File.Create(part)) AddressTableFile.Write(table, file);
        File.Move(part, path, overwrite: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Count:N0} ranges. {Versions(table)}"));
    }

    private static string Versions(AddressTable table) => string.Join(", ", table.Versions.Select(v => $"{v.Key} {v.Value}"));

    private static int Guarded(Action action) => GuardedAsync(() =>
    {
        action();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private static async Task<int> GuardedAsync(Func<Task> action)
    {
        try
        {
            await action().ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or HttpRequestException or JsonException or UnauthorizedAccessException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"windhover addresses: {wrong.Message}").ConfigureAwait(false);
            return ExitCode.Usage;
        }
    }
}
